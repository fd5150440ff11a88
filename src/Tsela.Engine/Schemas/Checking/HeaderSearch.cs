

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Finds the header of a series' file among the first rows, also below titles and notes.</summary>
internal sealed class HeaderSearch
{
    /// <summary>How many rows are looked at.</summary>
    public const int RowsMax = 30;

    private readonly TableSchema schema;
    private readonly CheckOptions options;
    private readonly Dictionary<string, (string Field, MatchedBy By)> known = new(StringComparer.Ordinal);

    public HeaderSearch(TableSchema schema, CheckOptions options)
    {
        this.schema = schema;
        this.options = options;
        AddAll(field => [field.Name], MatchedBy.Name);
        AddAll(field => [field.Title ?? ""], MatchedBy.Title);
        AddAll(field => field.Aliases, MatchedBy.Alias);
    }

    /// <summary>The row of the batch that is the header, or -1: the row with the most columns that are fields, the first of equals.</summary>
    public int Find(RowBatch batch)
    {
        var best = -1;
        var bestScore = 0;
        for (var i = 0; i < Math.Min(batch.Count, RowsMax); i++)
        {
            var score = Score(batch, batch[i]);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        // One matching word among many cells is more likely a value than a header.
        var least = schema.Fields.Count(field => !field.IsSystem) > 2 ? 2 : 1;
        return bestScore >= least ? best : -1;
    }

    /// <summary>Which column is which field, and the last row of the header: a merged header has two.</summary>
    public (HeaderMatch Match, int LastRow) Match(RowBatch batch, int header)
    {
        ref readonly var row = ref batch[header];
        var columns = new List<MatchedColumn>();
        for (var i = 0; i < row.CellCount; i++)
        {
            columns.Add(Column(batch, header, i));
        }

        var lastRow = header + 1 < batch.Count && Completes(batch, batch[header + 1], columns) ? header + 1 : header;
        var found = columns.Select(column => column.Field).ToHashSet(StringComparer.Ordinal);
        var missing = schema.Fields.Where(field => !found.Contains(field.Name) && !(field.IsSystem && options.IgnoreSystemFields));
        return (new HeaderMatch(row.SheetRow, columns, [.. missing.Select(field => field.Name)]), lastRow);
    }

    private MatchedColumn Column(RowBatch batch, int header, int column)
    {
        var text = OneLine(batch.Cell(batch[header], column).Span);
        if (text.Length == 0 && header > 0)
        {
            // A cell merged downwards has its text in the row above.
            text = OneLine(batch.Cell(batch[header - 1], column).Span);
            return TryMatch(text, out var above, out var byAbove) ? new MatchedColumn(column + 1, text, above, byAbove) : new MatchedColumn(column + 1, "", null, MatchedBy.Nothing);
        }

        return TryMatch(text, out var field, out var by) || TryMatch(Above(batch, header, column) + " " + text, out field, out by)
            ? new MatchedColumn(column + 1, text, field, by)
            : new MatchedColumn(column + 1, text, null, MatchedBy.Nothing);
    }

    /// <summary>True where the row below stands only under columns that are not yet fields, and makes fields of some of them.</summary>
    private bool Completes(RowBatch batch, in BatchRow below, List<MatchedColumn> columns)
    {
        var completed = new List<MatchedColumn>();
        for (var i = 0; i < Math.Max(columns.Count, below.CellCount); i++)
        {
            var lower = OneLine(batch.Cell(below, i).Span);
            if (lower.Length == 0)
            {
                continue;
            }

            if (i < columns.Count && columns[i].Field is not null)
            {
                return false;
            }

            var upper = columns.Take(i + 1).LastOrDefault(column => column.Text.Length > 0)?.Text ?? "";
            if (TryMatch(upper + " " + lower, out var field, out var by) || TryMatch(lower, out field, out by))
            {
                completed.Add(new MatchedColumn(i + 1, $"{upper} {lower}".Trim(), field, by));
            }
        }

        foreach (var column in completed)
        {
            while (columns.Count < column.Column)
            {
                columns.Add(new MatchedColumn(columns.Count + 1, "", null, MatchedBy.Nothing));
            }

            columns[column.Column - 1] = column;
        }

        return completed.Count > 0;
    }

    /// <summary>True where a row only repeats the header, as at the top of every printed page.</summary>
    public static bool IsRepeated(HeaderMatch header, RowBatch batch, in BatchRow row)
    {
        var same = 0;
        var other = 0;
        foreach (var column in header.Columns)
        {
            var text = batch.Cell(row, column.Column - 1).Span.Trim();
            if (text.Length > 0)
            {
                _ = text.Equals(column.Text, StringComparison.OrdinalIgnoreCase) ? same++ : other++;
            }
        }

        return same >= 2 && same > other * 4;
    }

    private int Score(RowBatch batch, in BatchRow row)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < row.CellCount; i++)
        {
            var cell = batch.Cell(row, i).Span;
            if (cell.Length is > 0 and < 200 && TryMatch(cell, out var field, out _) && field is not null)
            {
                fields.Add(field);
            }
        }

        return fields.Count;
    }

    private bool TryMatch(ReadOnlySpan<char> text, out string? field, out MatchedBy by)
    {
        (field, by) = (null, MatchedBy.Nothing);
        var whole = Headers.Normalise(text);
        if (whole.Length == 0)
        {
            return false;
        }

        if (options.HeaderMappings.TryGetValue(whole, out var mapped))
        {
            field = mapped.Length == 0 ? null : mapped;
            by = mapped.Length == 0 ? MatchedBy.Ignored : MatchedBy.Mapping;
            return true;
        }

        if (known.TryGetValue(whole, out var match) || (Shortened(text) is { } shorter && known.TryGetValue(shorter, out match)))
        {
            (field, by) = match;
            return true;
        }

        return false;
    }

    /// <summary>The header without a closing remark: "Date of entry (dd/mm/yyyy)".</summary>
    private static string? Shortened(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd(" *:\t\r\n");
        return trimmed.Length > 1 && trimmed[^1] is ')' or ']' && trimmed.LastIndexOfAny("([") is > 0 and var open
            ? Headers.Normalise(trimmed[..open])
            : null;
    }

    /// <summary>The nearest text to the left in the row above, which a merged cell spreads over its columns.</summary>
    private static string Above(RowBatch batch, int header, int column)
    {
        for (var i = column; header > 0 && i >= 0; i--)
        {
            var text = batch.Cell(batch[header - 1], i).Span.Trim();
            if (text.Length > 0)
            {
                return OneLine(text);
            }
        }

        return "";
    }

    private static string OneLine(ReadOnlySpan<char> text) => text.Trim().ToString().ReplaceLineEndings(" ");

    private void AddAll(Func<SchemaField, IReadOnlyList<string>> spellings, MatchedBy by)
    {
        foreach (var field in schema.Fields)
        {
            foreach (var spelling in spellings(field))
            {
                var key = Headers.Normalise(spelling);
                if (key.Length > 0)
                {
                    known.TryAdd(key, (field.Name, by));
                }
            }
        }
    }
}
