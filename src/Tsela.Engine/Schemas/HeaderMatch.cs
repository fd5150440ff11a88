namespace Tsela.Engine.Schemas;

/// <summary>How a column came to its field.</summary>
public enum MatchedBy
{
    /// <summary>It did not: no field has such a header.</summary>
    Nothing,

    /// <summary>By the field's name.</summary>
    Name,

    /// <summary>By the field's title.</summary>
    Title,

    /// <summary>By an alias.</summary>
    Alias,

    /// <summary>By a mapping that a clerk made.</summary>
    Mapping,

    /// <summary>By its place.</summary>
    Position,

    /// <summary>A clerk said that the column is to be ignored.</summary>
    Ignored,
}

/// <summary>A column of the file.</summary>
/// <param name="Column">Column, from 1.</param>
/// <param name="Text">The header as it stands in the file.</param>
/// <param name="Field">The field; null where it is none.</param>
/// <param name="By">How it was found.</param>
public sealed record MatchedColumn(int Column, string Text, string? Field, MatchedBy By);

/// <summary>Where the header stands and what it says.</summary>
/// <param name="SheetRow">Row of the header in the clerk's own program, from 1; 0 where there is none.</param>
/// <param name="Columns">The columns in the order of the file.</param>
/// <param name="MissingFields">Fields without a column; those that the system fills are not among them.</param>
public sealed record HeaderMatch(long SheetRow, IReadOnlyList<MatchedColumn> Columns, IReadOnlyList<string> MissingFields);

/// <summary>Comparison of headers.</summary>
public static class Headers
{
    /// <summary>The loose form of a header: without case, accents, spaces and punctuation.</summary>
    public static string Normalise(ReadOnlySpan<char> text) => LooseText.Normalise(text);
}
