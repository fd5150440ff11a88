namespace Tsela.Engine.Spreadsheets;

/// <summary>How the cells of a written column are formatted.</summary>
public enum ColumnFormat
{
    /// <summary>The program's own default, for numbers and anything else.</summary>
    General,

    /// <summary>Text: what is typed stays as it is, leading zeros too.</summary>
    Text,

    /// <summary>Day, shown as yyyy-mm-dd.</summary>
    Date,

    /// <summary>Day and time of day.</summary>
    DateTime,

    /// <summary>Time of day.</summary>
    Time,

    /// <summary>Number without decimals.</summary>
    WholeNumber,

    /// <summary>Share, shown in per cent; the cell holds 0.25 for 25 %.</summary>
    Percent,
}

/// <summary>A column of a written sheet.</summary>
/// <param name="Title">Header; empty for a sheet without a header.</param>
/// <param name="Width">Width in characters; 0 to take it from the title.</param>
/// <param name="Format">Format of cells that are typed into the column later.</param>
/// <param name="IsRequired">True to colour the header as one that has to be filled.</param>
public sealed record SheetColumn(string Title, double Width = 0, ColumnFormat Format = ColumnFormat.General, bool IsRequired = false);

/// <summary>A sheet to be written.</summary>
/// <param name="Name">Name on its tab; signs that a tab may not have are replaced, and it is cut to 31.</param>
/// <param name="Columns">Columns from the left; a header is written if any has a title.</param>
public sealed record SheetSpec(string Name, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>True to keep the header in sight.</summary>
    public bool FreezeHeader { get; init; } = true;

    /// <summary>True for filter buttons in the header.</summary>
    public bool HasFilter { get; init; }

    /// <summary>True for a sheet that the program does not show.</summary>
    public bool IsHidden { get; init; }

    internal IReadOnlyList<Xlsx.Validation> Validations { get; init; } = [];
}
