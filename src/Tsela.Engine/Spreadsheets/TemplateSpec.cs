namespace Tsela.Engine.Spreadsheets;

/// <summary>What a column of a template takes.</summary>
public enum TemplateColumnKind
{
    /// <summary>Any text; leading zeros stay.</summary>
    Text,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day with a time.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A number, with decimals or without.</summary>
    Number,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>One of the choices.</summary>
    Code,

    /// <summary>One or more, with a semicolon between them.</summary>
    List,
}

/// <summary>A column of a template.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Title">The header that the clerk sees.</param>
/// <param name="Help">What to write, in a sentence or two.</param>
/// <param name="Example">An example, shown on the help sheet; empty without one.</param>
/// <param name="Kind">What the column takes.</param>
/// <param name="Required">True where every row has to have it.</param>
/// <param name="Choices">For the drop-down, as a clerk knows them (labels rather than codes); null without a list.</param>
public sealed record TemplateColumn(string Name, string Title, string Help, string Example, TemplateColumnKind Kind, bool Required, IReadOnlyList<string>? Choices);

/// <summary>A template for one series.</summary>
/// <param name="Title">Title of the series.</param>
/// <param name="Columns">Columns from the left.</param>
/// <param name="Notes">What else the clerk should know: period, day due, whom to ask; lines are kept.</param>
public sealed record TemplateSpec(string Title, IReadOnlyList<TemplateColumn> Columns, string Notes);
