using System.Text.Json;

namespace Tsela.Engine.Schemas;

/// <summary>How a delimited file is written, as its package says; null where the package does not say.</summary>
/// <param name="Delimiter">Sign between cells.</param>
/// <param name="QuoteChar">Quoting sign.</param>
/// <param name="HasHeader">False where the first row is data already.</param>
/// <param name="Encoding">Encoding, as utf-8.</param>
public sealed record ResourceDialect(string? Delimiter, string? QuoteChar, bool HasHeader, string? Encoding)
{
    /// <summary>A quote within a quoted cell is written twice.</summary>
    public bool? DoubleQuote { get; init; }

    /// <summary>Sign that takes the next sign literally.</summary>
    public string? EscapeChar { get; init; }

    /// <summary>Spaces after the delimiter are dropped.</summary>
    public bool? SkipInitialSpace { get; init; }

    /// <summary>End of a row.</summary>
    public string? LineTerminator { get; init; }

    /// <summary>Rows that begin with this sign are left out.</summary>
    public string? CommentChar { get; init; }

    /// <summary>Rows of the file, from 1, that together are the header.</summary>
    public IReadOnlyList<int> HeaderRows { get; init; } = [1];

    /// <summary>What stands between the parts of a label that comes from several header rows.</summary>
    public string HeaderJoin { get; init; } = " ";

    /// <summary>Rows of the file, from 1, that are left out.</summary>
    public IReadOnlyList<int> CommentRows { get; init; } = [];

    /// <summary>A further text that stands for a missing value.</summary>
    public string? NullSequence { get; init; }

    /// <summary>Sheet of a workbook by its name.</summary>
    public string? SheetName { get; init; }

    /// <summary>Sheet of a workbook by its place, from 1.</summary>
    public int? SheetNumber { get; init; }
}

/// <summary>Reads the dialect of a resource.</summary>
internal static class DialectReading
{
    public static ResourceDialect Plain { get; } = new(null, null, true, null);

    /// <summary>Reads CSV Dialect of version 1 and Table Dialect of version 2.</summary>
    public static ResourceDialect Read(LinedJson? dialect, string? encoding, DefinitionReading reading)
    {
        if (dialect is not { Kind: JsonValueKind.Object })
        {
            return Plain with { Encoding = encoding };
        }

        // Frictionless nests what belongs to one format under the format's name.
        var csv = dialect["csv"] is { Kind: JsonValueKind.Object } inner ? inner : dialect;
        var sheet = dialect["excel"] is { Kind: JsonValueKind.Object } excel ? excel["sheet"] : null;
        return new ResourceDialect(Sign(csv, "delimiter", reading), Sign(csv, "quoteChar", reading), reading.FlagOrNull(dialect, "header") ?? true, encoding)
        {
            DoubleQuote = reading.FlagOrNull(csv, "doubleQuote"),
            EscapeChar = Sign(csv, "escapeChar", reading),
            SkipInitialSpace = reading.FlagOrNull(csv, "skipInitialSpace"),
            LineTerminator = reading.Text(csv, "lineTerminator"),
            CommentChar = reading.Text(dialect, "commentChar"),
            HeaderRows = Rows(dialect, "headerRows", reading) is { Count: > 0 } rows ? rows : [1],
            HeaderJoin = reading.Text(dialect, "headerJoin") ?? " ",
            CommentRows = Rows(dialect, "commentRows", reading),
            NullSequence = reading.Text(csv, "nullSequence"),
            SheetName = sheet is { Kind: JsonValueKind.String } ? sheet.Text : reading.Text(dialect, "sheetName"),
            SheetNumber = sheet is { Kind: JsonValueKind.Number } ? reading.Whole(dialect["excel"]!, "sheet") : reading.Whole(dialect, "sheetNumber"),
        };
    }

    private static string? Sign(LinedJson dialect, string name, DefinitionReading reading)
    {
        var sign = reading.Text(dialect, name);
        if (sign is { Length: > 1 })
        {
            reading.Fault(dialect[name]!, $"'{name}' is '{sign}', but only one sign can be read; save the file with one sign.");
        }

        return sign;
    }

    private static List<int> Rows(LinedJson dialect, string name, DefinitionReading reading)
    {
        var rows = new List<int>();
        foreach (var item in reading.Array(dialect, name))
        {
            if (int.TryParse(item.Text, System.Globalization.CultureInfo.InvariantCulture, out var row) && row > 0)
            {
                rows.Add(row);
            }
            else
            {
                reading.Fault(item, $"'{name}' must be a list of row numbers from 1.");
            }
        }

        return rows;
    }
}
