using System.Buffers;

namespace Tsela.Engine.Spreadsheets.Csv;

internal enum RowOutcome
{
    Whole,
    NeedsMore,
    End,
    NulSign,
    OpenQuote,
    LongCell,
    ManyCells,
}

/// <summary>
/// The cells of one row, cut from a window of characters. A row that the window does not hold whole is cut again from
/// its beginning once there is more: the window doubles, so the repeated work stays a constant share.
/// </summary>
internal sealed class CsvRow
{
    private readonly char delimiter;
    private readonly char quote;
    private readonly char escape;
    private readonly char lineEnd;
    private readonly bool hasQuote;
    private readonly bool hasEscape;
    private readonly bool skipSpace;
    private readonly int cellCharactersMax;
    private readonly int cellsMax;
    private readonly SearchValues<char> plainStops;
    private readonly SearchValues<char> quotedStops;
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private bool[] escaped = new bool[64];
    private bool anyEscaped;

    public CsvRow(ReadOptions options, char delimiter)
    {
        this.delimiter = delimiter;
        hasQuote = options.Quote is not null;
        quote = options.Quote ?? '\0';
        hasEscape = options.Escape is { } sign && sign != quote;
        escape = hasEscape ? options.Escape!.Value : options.DoubleQuote ? quote : '\0';
        lineEnd = options.LineTerminator is { Length: 1 } end && end[0] is not ('\r' or '\n') ? end[0] : '\n';
        skipSpace = options.SkipInitialSpace;
        cellCharactersMax = options.Limits.CsvCellCharactersMax;
        cellsMax = options.Limits.CellsPerRowMax;
        Span<char> signs = [delimiter, lineEnd, lineEnd == '\n' ? '\r' : lineEnd, '\0', quote, hasEscape ? escape : '\0'];
        plainStops = SearchValues.Create(signs);
        quotedStops = SearchValues.Create([quote, '\0', hasEscape ? escape : quote]);
    }

    public int Count { get; private set; }

    public bool IsMalformed { get; private set; }

    /// <summary>Characters that the row takes of the window, its line end among them.</summary>
    public int Taken { get; private set; }

    /// <summary>Lines that the row takes.</summary>
    public int Lines { get; private set; }

    /// <summary>Lines from the row's first to the one where cutting stopped.</summary>
    public int LinesToFault { get; private set; }

    public int StartOf(int index) => starts[index];

    public int LengthOf(int index) => lengths[index];

    /// <summary>Cuts the next row; after anything but <see cref="RowOutcome.Whole"/> the cells say nothing.</summary>
    public RowOutcome Cut(ReadOnlySpan<char> window, bool ended)
    {
        Count = 0;
        Taken = 0;
        Lines = 0;
        LinesToFault = 0;
        IsMalformed = false;
        anyEscaped = false;
        if (window.IsEmpty)
        {
            return ended ? RowOutcome.End : RowOutcome.NeedsMore;
        }

        var at = 0;
        if (EndsLine(window, 0, ended, out var first) is { } outcome)
        {
            Taken = first;
            Lines = 1;
            return outcome;
        }

        while (true)
        {
            if (skipSpace)
            {
                while (at < window.Length && window[at] == ' ')
                {
                    at++;
                }
            }

            var stop = hasQuote && at < window.Length && window[at] == quote
                ? Quoted(window, ref at, ended)
                : Plain(window, ref at, at, ended, wasQuoted: false);
            if (stop is { } fault)
            {
                return fault;
            }

            if (at >= window.Length)
            {
                Taken = window.Length;
                Lines++;
                return RowOutcome.Whole;
            }

            if (window[at] == delimiter)
            {
                at++;
                continue;
            }

            var end = EndsLine(window, at, ended, out var length);
            Taken = at + length;
            Lines++;
            return end ?? RowOutcome.Whole;
        }
    }

    /// <summary>Takes the escape signs out of the cells, in place; once, after the row was cut whole.</summary>
    public void Unescape(Span<char> row)
    {
        if (!anyEscaped)
        {
            return;
        }

        for (var i = 0; i < Count; i++)
        {
            if (escaped[i])
            {
                lengths[i] = Compact(row.Slice(starts[i], lengths[i]));
            }
        }
    }

    private int Compact(Span<char> cell)
    {
        int from = 0, to = 0;
        var closed = false;
        while (from < cell.Length)
        {
            var sign = cell[from];
            if (hasEscape && sign == escape && from + 1 < cell.Length)
            {
                cell[to++] = cell[from + 1];
                from += 2;
            }
            else if (!closed && sign == quote && !hasEscape && from + 1 < cell.Length && cell[from + 1] == quote && escape == quote)
            {
                cell[to++] = quote;
                from += 2;
            }
            else if (!closed && sign == quote)
            {
                closed = true;
                from++;
            }
            else
            {
                cell[to++] = sign;
                from++;
            }
        }

        return to;
    }

    private RowOutcome? Quoted(ReadOnlySpan<char> window, ref int at, bool ended)
    {
        var begin = at + 1;
        var position = begin;
        var doubled = false;
        while (true)
        {
            var step = window[position..].IndexOfAny(quotedStops);
            var until = step < 0 ? window.Length : position + step;
            LinesToFault += LineBreaks(window[position..until]);
            if (until - begin > cellCharactersMax)
            {
                return RowOutcome.OpenQuote;
            }

            if (step < 0)
            {
                return ended ? RowOutcome.OpenQuote : RowOutcome.NeedsMore;
            }

            var sign = window[until];
            var following = until + 1;
            if (sign == '\0' && !(hasEscape && escape == '\0'))
            {
                return RowOutcome.NulSign;
            }

            if (following >= window.Length && !ended)
            {
                return RowOutcome.NeedsMore;
            }

            if (hasEscape && sign == escape)
            {
                doubled = true;
                position = Math.Min(following + 1, window.Length);
            }
            else if (!hasEscape && escape == quote && following < window.Length && window[following] == quote)
            {
                doubled = true;
                position = following + 1;
            }
            else
            {
                Lines = LinesToFault;
                return Closed(window, ref at, begin, until, doubled, ended);
            }
        }
    }

    private RowOutcome? Closed(ReadOnlySpan<char> window, ref int at, int begin, int until, bool doubled, bool ended)
    {
        at = until + 1;
        if (at >= window.Length || window[at] == delimiter || IsLineEnd(window[at]))
        {
            return Add(begin, until - begin, doubled);
        }

        var rest = window[at..].IndexOfAnyExcept(' ');
        var after = rest < 0 ? window.Length : at + rest;
        if (after >= window.Length && !ended)
        {
            return RowOutcome.NeedsMore;
        }

        IsMalformed = true;
        if (after >= window.Length || window[after] == delimiter || IsLineEnd(window[after]))
        {
            at = after;
            return Add(begin, until - begin, doubled);
        }

        return Plain(window, ref at, begin, ended, wasQuoted: true);
    }

    private RowOutcome? Plain(ReadOnlySpan<char> window, ref int at, int begin, bool ended, bool wasQuoted)
    {
        var unescape = wasQuoted;
        while (true)
        {
            var step = window[at..].IndexOfAny(plainStops);
            var until = step < 0 ? window.Length : at + step;
            if (until - begin > cellCharactersMax)
            {
                return RowOutcome.LongCell;
            }

            at = until;
            if (step < 0)
            {
                return ended ? Add(begin, until - begin, unescape) : RowOutcome.NeedsMore;
            }

            var sign = window[until];
            if (sign == delimiter || IsLineEnd(sign))
            {
                return Add(begin, until - begin, unescape);
            }

            if (hasEscape && sign == escape)
            {
                if (until + 1 >= window.Length && !ended)
                {
                    return RowOutcome.NeedsMore;
                }

                unescape = true;
                at = Math.Min(until + 2, window.Length);
            }
            else if (hasQuote && sign == quote)
            {
                // Within a plain cell a quote is a sign like any other (5" pipe); after spaces alone it was meant to open.
                IsMalformed |= wasQuoted || window[begin..until].IsWhiteSpace();
                at = until + 1;
            }
            else if (sign == '\0')
            {
                return RowOutcome.NulSign;
            }
            else
            {
                at = until + 1;
            }
        }
    }

    private RowOutcome? Add(int start, int length, bool unescape)
    {
        if (Count == starts.Length)
        {
            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref lengths, Count * 2);
            Array.Resize(ref escaped, Count * 2);
        }

        starts[Count] = start;
        lengths[Count] = length;
        escaped[Count] = unescape;
        anyEscaped |= unescape;
        Count++;
        return Count > cellsMax ? RowOutcome.ManyCells : null;
    }

    private bool IsLineEnd(char sign) => sign == lineEnd || (lineEnd == '\n' && sign == '\r');

    private RowOutcome? EndsLine(ReadOnlySpan<char> window, int at, bool ended, out int length)
    {
        length = 0;
        if (!IsLineEnd(window[at]))
        {
            return null;
        }

        length = 1;
        if (window[at] != '\r')
        {
            return RowOutcome.Whole;
        }

        if (at + 1 >= window.Length)
        {
            return ended ? RowOutcome.Whole : RowOutcome.NeedsMore;
        }

        length = window[at + 1] == '\n' ? 2 : 1;
        return RowOutcome.Whole;
    }

    private static int LineBreaks(ReadOnlySpan<char> text)
    {
        return text.Count('\n') + text.Count('\r') - text.Count("\r\n");
    }
}
