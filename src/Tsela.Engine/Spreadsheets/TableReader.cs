namespace Tsela.Engine.Spreadsheets;

/// <summary>What a cell was in the file, before any schema looks at it.</summary>
public enum CellKind
{
    /// <summary>No characters, or no cell at all.</summary>
    Empty,

    /// <summary>Text; every cell of a CSV file.</summary>
    Text,

    /// <summary>A number of a spreadsheet, given in invariant form (<c>1234.5</c>).</summary>
    Number,

    /// <summary>A day of a spreadsheet, given as <c>yyyy-MM-dd</c> in the workbook's own date system (1900 or 1904).</summary>
    Date,

    /// <summary>A moment of a spreadsheet, given as <c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    DateTime,

    /// <summary>A time of day of a spreadsheet, given as <c>HH:mm:ss</c>.</summary>
    Time,

    /// <summary>A truth value of a spreadsheet, given as <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>An error of a spreadsheet, given as its text (<c>#N/A</c>).</summary>
    Error,
}

/// <summary>
/// One table of a CSV or XLSX file, read row by row in bounded memory. The spans that <see cref="Cell"/> gives
/// are valid until the next <see cref="Read"/>.
/// </summary>
public abstract class TableReader : IDisposable
{
    /// <summary>Moves to the next physical row. False at the end, and where reading had to stop: see <see cref="Fault"/>.</summary>
    public abstract bool Read();

    /// <summary>Why reading stopped before the end of the file; null while it has not.</summary>
    public FileRefusal? Fault { get; protected set; }

    /// <summary>Number of the row as the clerk's own program shows it: the sheet's row number, or for CSV the line on which the row begins; from 1.</summary>
    public abstract long RowNumber { get; }

    /// <summary>How many cells the row has, up to its last given cell.</summary>
    public abstract int CellCount { get; }

    /// <summary>The text of a cell, in the form named at its kind; empty beyond <see cref="CellCount"/>.</summary>
    public abstract ReadOnlySpan<char> Cell(int index);

    /// <summary>What the cell was in the file.</summary>
    public abstract CellKind Kind(int index);

    /// <summary>True where a CSV row broke the quoting rules of RFC 4180 (a stray quote); its cells are a best reading.</summary>
    public virtual bool IsMalformed => false;

    /// <summary>True for a sheet of a workbook, where empty cells at the end of a row are not stored.</summary>
    public virtual bool IsSheet => false;

    /// <summary>What the clerk should know of the file as a whole: a guessed encoding, hidden rows that were read, sheets left out.</summary>
    public IReadOnlyList<FileRemark> Remarks => remarks;

    private readonly List<FileRemark> remarks = [];

    /// <summary>Adds a remark once.</summary>
    protected void Remark(string code, string message)
    {
        if (!remarks.Exists(remark => remark.Code == code && remark.Message == message))
        {
            remarks.Add(new FileRemark(code, message));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the file and removes what was spilled to disk.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>Why a file cannot be read, as a value.</summary>
/// <param name="Code">Stable word, as <c>encoding-error</c>, <c>source-error</c>, <c>too-many-rows</c>.</param>
/// <param name="Message">One sentence that a clerk understands: what, where, what to do next.</param>
public sealed record FileRefusal(string Code, string Message);

/// <summary>A remark on a file as a whole.</summary>
/// <param name="Code">Stable word, as <c>encoding-guessed</c>, <c>hidden-rows</c>, <c>sheets-ignored</c>.</param>
/// <param name="Message">One sentence for the clerk.</param>
public sealed record FileRemark(string Code, string Message);
