namespace Tsela.Shared.Web;

/// <summary>What the partial <c>_Table</c> shows: a table that scrolls by itself where the screen is too narrow.</summary>
/// <param name="Caption">Says what the rows are; always there for those who cannot see the page.</param>
/// <param name="Columns">The headers, in order.</param>
/// <param name="Rows">One list of cells a row, as many as there are columns.</param>
public sealed record DataTable(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Said in place of the table when it has no rows.</summary>
    public string Empty { get; init; } = "Nothing here yet.";

    public bool ShowCaption { get; init; } = true;
}

public sealed record Column(string Title, bool Numeric = false);

/// <summary>A cell, maybe a link.</summary>
public sealed record Cell(string Text, string? Link = null)
{
    public static implicit operator Cell(string text) => new(text);

    public static Cell FromString(string text) => new(text);
}

/// <summary>What the partial <c>_Pagination</c> shows.</summary>
/// <param name="Current">From 1.</param>
/// <param name="Count">Number of pages.</param>
/// <param name="Link">Address of a page by its number.</param>
public sealed record Paging(int Current, int Count, Func<int, string> Link)
{
    public static int PagesOf(int items, int pageSize) => Math.Max(1, (items + pageSize - 1) / pageSize);

    /// <summary>How many items stand on the pages before this one, whatever number somebody writes into the address.</summary>
    public static int Before(int page, int pageSize) => (int)Math.Min((Math.Max(page, 1) - 1L) * pageSize, int.MaxValue);
}
