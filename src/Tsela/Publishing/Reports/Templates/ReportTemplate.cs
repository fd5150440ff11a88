using System.Text.Json.Serialization;

namespace Tsela.Publishing.Reports.Templates;

/// <summary>A report as data: what it holds, and which tables fill it. docs/report-template.md explains every word.</summary>
/// <param name="Id">profile, or the code of a regular report, as RP03.</param>
/// <param name="Title">With <c>{period}</c> where the period stands.</param>
/// <param name="Periods">year, quarter, month: what one edition may be of.</param>
/// <param name="Audience">public or staff.</param>
/// <param name="Regular">The regular report of the national list that this is.</param>
public sealed record ReportTemplate(
    string Id, string Title, IReadOnlyList<string> Periods, string Audience, string Regular, string About, IReadOnlyList<TemplatePart> Parts)
{
    public const string Profile = "profile";

    [JsonIgnore]
    public bool IsPublic => Audience == "public";

    [JsonIgnore]
    public IEnumerable<TemplateSection> Sections => Parts.SelectMany(part => part.Sections);

    [JsonIgnore]
    public IEnumerable<TemplateBlock> Blocks => Sections.SelectMany(section => section.Content);
}

/// <param name="Number">As A; empty where the part has none.</param>
public sealed record TemplatePart(string Number, string Title, IReadOnlyList<TemplateSection> Sections);

/// <param name="Number">As A.1; empty where the section has none.</param>
public sealed record TemplateSection(string Number, string Title, IReadOnlyList<TemplateBlock> Content);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(TextTemplate), "text")]
[JsonDerivedType(typeof(TableTemplate), "table")]
[JsonDerivedType(typeof(AbsentTemplate), "absent")]
[JsonDerivedType(typeof(ChartTemplate), "chart")]
[JsonDerivedType(typeof(MapTemplate), "map")]
[JsonDerivedType(typeof(ListTemplate), "list")]
public abstract record TemplateBlock;

/// <summary>A text that people write and keep from year to year.</summary>
/// <param name="Guidance">What the author is to write.</param>
/// <param name="Default">Stands until somebody writes another.</param>
public sealed record TextTemplate(string Id, string Title, string Guidance, string? Default = null) : TemplateBlock;

/// <param name="Of">Indicators, published series (RF05) or public tables.</param>
/// <param name="Rows">indicator, time, month, quarter, a dimension, or several with commas between: then each combination that has a figure is a row.</param>
/// <param name="Columns">The same without combinations, or empty for one column.</param>
/// <param name="At">For dimensions that are neither rows nor columns the code; the total where nothing is said. RF07:edition is of one source alone.</param>
/// <param name="Last">How many times a table over time goes back.</param>
/// <param name="Top">Only so many rows, the largest first.</param>
/// <param name="Any">Dimensions without a total that only say more of a figure, as the period of a report in its year: whichever code there is, where it is the only one.</param>
/// <param name="Times">known for the times that have a figure alone; empty for all of the last ones.</param>
public sealed record TableTemplate(
    string Number, string Title, IReadOnlyList<string> Of, string Rows, string Columns = "", IReadOnlyDictionary<string, string>? At = null,
    int Last = 6, int? Top = null, string? Note = null, string? TitleSesotho = null, IReadOnlyList<string>? Any = null, string Times = "") : TemplateBlock
{
    public const string KnownTimes = "known";
}

/// <summary>A table of the outline for which no institution hands in data: its number and title stand with the reason.</summary>
/// <param name="Missing">What would fill it.</param>
/// <param name="Owes">Code of the institution that owes it.</param>
public sealed record AbsentTemplate(string Number, string Title, string Missing, string Owes, string Why) : TemplateBlock;

/// <param name="Type">line, bar, column, stacked, pyramid.</param>
/// <param name="Table">Number of the table whose figures it draws.</param>
/// <param name="Across">rows or columns: which of them lie along the axis; the other are the series.</param>
/// <param name="Top">Only so many of those along the axis.</param>
/// <param name="Only">Only these series, by their label or code.</param>
public sealed record ChartTemplate(
    string Number, string Title, string Type, string Table, string Across = "rows", int? Top = null, IReadOnlyList<string>? Only = null) : TemplateBlock;

/// <param name="Table">Number of a table whose rows are districts.</param>
public sealed record MapTemplate(string Number, string Title, string Table) : TemplateBlock;

/// <summary>A table that is made from the catalogue or from what is public.</summary>
/// <param name="Number">Empty where the list has none.</param>
/// <param name="Source">One of those in <c>Lists</c>.</param>
/// <param name="Table">Of the map of the border posts: number of the table that lists them.</param>
public sealed record ListTemplate(string Source, string Title, string Number = "", string Table = "") : TemplateBlock;
