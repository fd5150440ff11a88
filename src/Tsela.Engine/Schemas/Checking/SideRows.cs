namespace Tsela.Engine.Schemas.Checking;

/// <summary>What stands between the data of a printed table and is none: totals, footnotes, repeated headers.</summary>
internal sealed class SideRows
{
    private static readonly string[] TotalWords =
        ["total", "totals", "grandtotal", "subtotal", "overalltotal", "sum", "kakaretso", "kakaretsokaofela", "all", "palokaofela"];

    private static readonly string[] NoteWords =
        ["source", "note", "notes", "compiled", "prepared", "approved", "signed", "footnote", "mohloli", "tlhokomeliso", "endofreport", "page", "printed"];

    private readonly HeaderMatch header;
    private readonly TableSchema schema;
    private readonly int[] requiredColumns;
    private readonly int[] fieldColumns;

    public SideRows(HeaderMatch header, TableSchema schema)
    {
        this.header = header;
        this.schema = schema;
        fieldColumns = [.. header.Columns.Where(column => column.Field is not null).Select(column => column.Column - 1)];
        requiredColumns = [.. header.Columns
            .Where(column => column.Field is { } name && (schema.Fields[schema.IndexOf(name)].Constraints.Required || schema.PrimaryKey.Contains(name)))
            .Select(column => column.Column - 1)];
    }

    /// <summary>Why the row is none of the data: a sentence; null where it is data.</summary>
    public string? Reason(RowBatch batch, in BatchRow row)
    {
        var first = FirstGiven(batch, row);
        if (first < 0)
        {
            return null;
        }

        var text = batch.Cell(row, first).Span.Trim();
        if (text.Length <= 40 && text.Equals(HeaderAt(first), StringComparison.OrdinalIgnoreCase) && HeaderSearch.IsRepeated(header, batch, row))
        {
            return "The row repeats the header and was left out.";
        }

        var (given, of) = Required(batch, row);
        if (given == of)
        {
            return null;
        }

        Span<char> room = stackalloc char[128];
        var loose = room[..LooseText.Write(text[..Math.Min(text.Length, 60)], room)];
        // Where few fields must be given, or the word is a code of the series, a row may lack some and still be data.
        var isSure = requiredColumns.Length > 1 && !IsCode(first, text);
        if (text.Length <= 40 && first <= 3 && StartsWithWord(loose, TotalWords) && (isSure || given * 2 <= of))
        {
            return $"The row '{text}' is a total below or between the data and was left out.";
        }

        return given * 2 <= of && Given(batch, row) == 1 && (text.Length > 30 || text[0] is '*' or '(' or '[' or '†' || StartsWithWord(loose, NoteWords))
            ? "The row is a note beside the data and was left out."
            : null;
    }

    public static bool IsBlank(RowBatch batch, in BatchRow row)
    {
        for (var i = 0; i < row.CellCount; i++)
        {
            if (!batch.Cell(row, i).Span.IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    private static bool StartsWithWord(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.SequenceEqual(word) || (word.Length >= 4 && text.StartsWith(word, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCode(int column, ReadOnlySpan<char> text)
    {
        if (column < header.Columns.Count && header.Columns[column].Field is { } name)
        {
            foreach (var list in schema.Fields[schema.IndexOf(name)].CodeLists)
            {
                if (list.TryResolve(text, out _))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>How many of the cells that every row of data has are given; without required fields, of all.</summary>
    private (int Given, int Of) Required(RowBatch batch, in BatchRow row)
    {
        var columns = requiredColumns.Length > 1 ? requiredColumns : fieldColumns;
        var given = 0;
        foreach (var column in columns)
        {
            given += batch.Cell(row, column).Span.IsWhiteSpace() ? 0 : 1;
        }

        return columns.Length > 1 ? (given, columns.Length) : (1, 1);
    }

    private static int FirstGiven(RowBatch batch, in BatchRow row)
    {
        for (var i = 0; i < row.CellCount; i++)
        {
            if (!batch.Cell(row, i).Span.IsWhiteSpace())
            {
                return i;
            }
        }

        return -1;
    }

    private static int Given(RowBatch batch, in BatchRow row)
    {
        var given = 0;
        for (var i = 0; i < row.CellCount; i++)
        {
            given += batch.Cell(row, i).Span.IsWhiteSpace() ? 0 : 1;
        }

        return given;
    }

    private ReadOnlySpan<char> HeaderAt(int column) => column < header.Columns.Count ? header.Columns[column].Text : "";
}
