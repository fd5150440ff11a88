using System.Text;

namespace Tsela.Engine.Spreadsheets;

/// <summary>How to read a file. The words of a CSV dialect follow Table Dialect of Data Package v2; what is null is found out from the file.</summary>
public sealed record ReadOptions
{
    /// <summary>Sheet of a workbook, compared without case; null for the sheet that our template or marked workbook names, else the first visible one with the most rows.</summary>
    public string? SheetName { get; init; }

    /// <summary>Sheet of a workbook by its place from 1, hidden ones counted; null where the place does not say.</summary>
    public int? SheetNumber { get; init; }

    /// <summary>Encoding that was declared; a byte that does not fit it is refused. Null to find it out.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Between the cells of a CSV row; null to find it out among comma, semicolon, tab and bar.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Around a CSV cell; null where the dialect has none.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>True where a quote within a quoted cell is written twice.</summary>
    public bool DoubleQuote { get; init; } = true;

    /// <summary>Sign that takes the next sign literally; null where the dialect has none.</summary>
    public char? Escape { get; init; }

    /// <summary>True to drop spaces after the delimiter.</summary>
    public bool SkipInitialSpace { get; init; }

    /// <summary>A line terminator of one sign that is neither CR nor LF; with null, and with CR and LF in any form, all three common line ends count.</summary>
    public string? LineTerminator { get; init; }

    /// <summary>Rows of a CSV file that begin with this are left out; null where the dialect has none.</summary>
    public string? CommentChar { get; init; }

    /// <summary>Where reading stops with a refusal.</summary>
    public ReadLimits Limits { get; init; } = new();

    /// <summary>Folder for the texts of a workbook that do not fit in memory; files in it vanish when the reader is closed.</summary>
    public string SpillFolder { get; init; } = Path.GetTempPath();
}

/// <summary>Where reading stops: each limit has a refusal that names it and the way out.</summary>
public sealed record ReadLimits
{
    /// <summary>Bytes of the file.</summary>
    public long BytesMax { get; init; } = 2L << 30;

    /// <summary>Rows of the table, the header among them.</summary>
    public long RowsMax { get; init; } = 10_000_000;

    /// <summary>Given cells in one row; the limit of the spreadsheet programs themselves.</summary>
    public int CellsPerRowMax { get; init; } = 16_384;

    /// <summary>Characters of one cell of a workbook; the limit of the spreadsheet programs themselves.</summary>
    public int SheetCellCharactersMax { get; init; } = 32_767;

    /// <summary>Characters of one cell of a CSV file.</summary>
    public int CsvCellCharactersMax { get; init; } = 100_000;

    /// <summary>Characters of one row.</summary>
    public int RowCharactersMax { get; init; } = 4_000_000;

    /// <summary>Bytes of a workbook once unpacked, all parts together.</summary>
    public long UnpackedBytesMax { get; init; } = 4L << 30;

    /// <summary>How many times larger than packed a part may be once unpacked; parts below 16 MiB are let be.</summary>
    public int UnpackRatioMax { get; init; } = 400;

    /// <summary>Parts in a workbook's package.</summary>
    public int PartsMax { get; init; } = 5_000;

    /// <summary>Depth of nested elements in a part.</summary>
    public int XmlDepthMax { get; init; } = 64;

    /// <summary>Different texts in a workbook.</summary>
    public int SharedTextsMax { get; init; } = 5_000_000;

    /// <summary>Characters of a workbook's texts kept in memory; the rest goes to the spill folder.</summary>
    public int SharedTextCharactersInMemory { get; init; } = 16 << 20;
}

/// <summary>What opening a file gave: a reader, or the reason why there is none.</summary>
/// <param name="Reader">The reader; the caller disposes it.</param>
/// <param name="Refusal">Why the file cannot be read.</param>
public sealed record TableOpening(TableReader? Reader, FileRefusal? Refusal);
