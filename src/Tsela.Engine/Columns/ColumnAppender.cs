using System.Globalization;
using Tsela.Engine.Columns.Files;
using Tsela.Engine.Columns.Filling;

namespace Tsela.Engine.Columns;

/// <summary>Fills one column of a table, row by row; see <see cref="ColumnTableWriter"/>.</summary>
public sealed class ColumnAppender
{
    private const int StatesMax = 60_000;

    private readonly string table;
    private readonly CodeArena codes = new();
    private readonly ValueRuns runs;
    private readonly IReadOnlyList<string> states;

    internal ColumnAppender(string table, ColumnPlan plan, Spill spill)
    {
        this.table = table;
        Plan = plan;
        states = plan.States ?? [];
        if (states.Count > StatesMax)
        {
            throw new ArgumentException($"{plan.Name} has {states.Count} states; {StatesMax} is the most.", nameof(plan));
        }

        runs = new ValueRuns(spill, states.Count);
    }

    /// <summary>The column that is wanted.</summary>
    public ColumnPlan Plan { get; }

    /// <summary>Rows so far.</summary>
    public int Rows => runs.Rows;

    /// <summary>Values that could not be read and were taken as missing.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Adds a row without a value.</summary>
    public void AddMissing() => AddState(0);

    /// <summary>Adds a row whose value could not be read: it counts as missing, and is counted apart.</summary>
    public void AddUnreadable()
    {
        AddState(0);
        Unreadable++;
    }

    /// <summary>Adds a row that says why it has no value.</summary>
    /// <param name="state">Number of the state from 1 in the order of the plan; 0 is missing.</param>
    public void AddState(int state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)state, (uint)states.Count, nameof(state));
        RequireRoom();
        runs.AddState(state);
    }

    /// <summary>Adds a code to a column of codes; an empty text is a code like any other.</summary>
    public void AddCode(ReadOnlySpan<char> code) => AddPlace(codes.Place(code));

    /// <summary>Adds a code, given as UTF-8.</summary>
    public void AddCode(ReadOnlySpan<byte> code) => AddPlace(codes.Place(code));

    /// <summary>Adds a day to a column of days.</summary>
    public void AddDay(DateOnly day)
    {
        RequireKind(ColumnKind.Date);
        RequireRoom();
        runs.Add(day.DayNumber, 0);
    }

    /// <summary>Adds a number to a column of numbers.</summary>
    public void AddNumber(decimal number)
    {
        RequireKind(ColumnKind.Number);
        RequireRoom();
        runs.Add(number);
    }

    /// <summary>Adds a harmonised text: a code, <c>yyyy-MM-dd</c>, a number in invariant form, or the text of a state; empty is missing.</summary>
    public void AddText(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            AddMissing();
        }
        else if (StateOf(text) is var state and > 0)
        {
            AddState(state);
        }
        else if (Plan.Kind == ColumnKind.Code)
        {
            AddCode(text);
        }
        else if (Plan.Kind == ColumnKind.Date)
        {
            AddDate(text);
        }
        else if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            AddNumber(number);
        }
        else
        {
            AddUnreadable();
        }
    }

    /// <summary>Number of the state whose text this is, from 1; 0 where it is none.</summary>
    public int StateOf(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < states.Count; i++)
        {
            if (text.SequenceEqual(states[i]))
            {
                return i + 1;
            }
        }

        return 0;
    }

    internal void Append(ColumnTable source, IReadOnlyList<RowRange> ranges)
    {
        var column = source.Columns.FirstOrDefault(column => column.Name == Plan.Name)
            ?? throw new ArgumentException($"{source.Name} has no column '{Plan.Name}' to take rows from.", nameof(source));
        if (column.Kind != Plan.Kind || !column.States.SequenceEqual(states, StringComparer.Ordinal))
        {
            throw new ArgumentException($"Column '{Plan.Name}' of {source.Name} has another kind or other states than is wanted.", nameof(source));
        }

        var add = Adding(column);
        var raw = new ulong[ValueRuns.RunRows];
        foreach (var range in ranges)
        {
            for (var done = 0; done < range.Count; done += raw.Length)
            {
                var part = raw.AsSpan(0, Math.Min(raw.Length, range.Count - done));
                RawPacking.Unpack(column.Bytes[((range.First + done) * column.Width)..], column.Width, part);
                foreach (var value in part)
                {
                    RequireRoom();
                    if (value < column.FirstValue)
                    {
                        runs.AddState((int)value);
                    }
                    else
                    {
                        add(value - column.FirstValue);
                    }
                }
            }
        }
    }

    internal FinishedColumn Finish()
    {
        runs.Seal();
        return FinishedColumn.Of(table, Plan, runs, codes);
    }

    /// <summary>How a value of another table's column is added to this one.</summary>
    private Action<ulong> Adding(Column column)
    {
        switch (column)
        {
            case CodeColumn source:
                var places = new int[source.Dictionary.Count];
                return value => AddPlace(places[value] > 0 ? places[value] - 1 : (places[value] = PlaceOf(source, (int)value) + 1) - 1);
            case DateColumn source:
                return value => runs.Add(source.FirstDay + (long)value, 0);
            case NumberColumn { Dictionary: { } numbers }:
                return value => runs.Add(numbers[(int)value]);
            case NumberColumn source:
                return value => runs.Add(unchecked(source.Lowest + (long)value), source.Scale);
            default:
                throw new InvalidOperationException($"No such column: {column.GetType().Name}");
        }
    }

    private int PlaceOf(CodeColumn source, int code) =>
        source.Dictionary is CodeTexts texts ? codes.Place(texts.Utf8(code)) : codes.Place(source.Dictionary[code]);

    private void AddPlace(int place)
    {
        RequireKind(ColumnKind.Code);
        RequireRoom();
        if (codes.TextBytes > SegmentDigest.LengthMax)
        {
            throw new TooLargeTableException(
                $"The different codes of column '{Plan.Name}' of {table} take more than 2 GiB, the most that a column can hold. Leave the column out, or make the table of fewer rows.");
        }

        runs.Add(place, 0);
    }

    private void AddDate(ReadOnlySpan<char> text)
    {
        if (DateOnly.TryParseExact(text[..Math.Min(10, text.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            AddDay(day);
        }
        else
        {
            AddUnreadable();
        }
    }

    private void RequireKind(ColumnKind kind)
    {
        if (Plan.Kind != kind)
        {
            throw new InvalidOperationException($"Column {Plan.Name} of {table} holds {Plan.Kind}, not {kind}.");
        }
    }

    private void RequireRoom()
    {
        if (runs.Rows == SegmentDigest.LengthMax)
        {
            throw new TooLargeTableException($"{table} has more than {SegmentDigest.LengthMax:N0} rows, the most that one table can hold. Divide it, for example by year.");
        }
    }
}
