using Tsela.Statistics.Figures;

namespace Tsela.Statistics;

/// <summary>What of a snapshot could be published. Nothing of it is protected: no door for the public may see it.</summary>
public sealed record CountedBook(Guid Snapshot, DateTime MadeAt, bool IsTraining, IReadOnlyList<CountedTable> Tables)
{
    /// <summary>The shared tables that cannot be counted so that they could be protected.</summary>
    public IReadOnlyList<CountedRefusal> Refused { get; init; } = [];
}

/// <param name="Reason">What is in the way, and what to change.</param>
public sealed record CountedRefusal(string Id, string Title, string Reason);

public enum CountedKind
{
    /// <summary>A national indicator.</summary>
    Indicator,

    /// <summary>A table that a statistician built and shared.</summary>
    Table,

    /// <summary>Figures that another office has published.</summary>
    Published,
}

/// <summary>A table before protection.</summary>
/// <param name="Id">LIM-02, <c>table:GUID</c>, RF05.</param>
/// <param name="Dimensions">All but time; a figure is broken down by some of them.</param>
/// <param name="Series">The series that are read for it.</param>
/// <param name="Coverage">How much of what was expected stands behind the latest figure.</param>
public sealed record CountedTable(
    string Id, CountedKind Kind, string Title, string Definition, string Unit, bool IsStock, string? Category, string Periodicity, string Standard,
    IReadOnlyList<CountedDimension> Dimensions, IReadOnlyList<CountedFigure> Figures, IReadOnlyList<CountedSource> Sources, string Coverage, IReadOnlyList<string> Notes,
    IReadOnlyList<string> Series, bool IsTraining)
{
    /// <summary>Begins the ids of shared tables.</summary>
    public const string SharedPrefix = "table:";

    /// <summary>Under which it becomes public: T01 for a shared table.</summary>
    public string PublicId { get; init; } = Id;

    /// <summary>Of columns by groups of codes, as addresses of cells name them, each group with its codes.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Groups { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
}

/// <param name="Name">As breakdowns name it: <c>country of birth</c>.</param>
/// <param name="CodeList">The national code list; null where the codes are the table's own.</param>
/// <param name="Codes">Those that occur, in the order in which people read them; a total is not among them.</param>
public sealed record CountedDimension(string Name, string Title, bool IsDistrict, string? CodeList, IReadOnlyList<CountedCode> Codes);

public sealed record CountedCode(string Code, string Label);

/// <param name="Share">Of the rows behind the latest figure, 0 to 1; null where it is not known.</param>
/// <param name="Completeness">Share of the required values that were there, 0 to 1; null where nothing was judged.</param>
/// <param name="Validity">Share of values that were valid.</param>
public sealed record CountedSource(string Series, string Title, string Institution, string Confidentiality, decimal? Share, double? Completeness, double? Validity);

/// <summary>One figure with what protection must know of it.</summary>
/// <param name="Reference">A day for a stock; 2023, 2023-Q1 or 2023-04 for a flow.</param>
/// <param name="Codes">Dimension and code; empty for a total.</param>
/// <param name="Symbol">Any of those of figures.</param>
/// <param name="Parts">What it is reckoned from; empty where nobody was counted for it: an estimate.</param>
public sealed record CountedFigure(
    string Reference, IReadOnlyList<CountedPlace> Codes, decimal? Value, string Symbol, bool IsTraining, IReadOnlyList<CountedPart> Parts)
{
    public bool IsTotal => Codes.Count == 0;

    /// <summary>Symbols with the mark of a break among them, in their fixed order.</summary>
    public static string WithBreak(string symbols) => Symbols.WithBreak(symbols);
}

/// <param name="Dimension">Name of the dimension; in a part what it is by, whatever a table calls it.</param>
public readonly record struct CountedPlace(string Dimension, string Code);

public enum PartRole
{
    /// <summary>The figure is the part.</summary>
    Whole,

    Numerator,

    Denominator,

    /// <summary>Added to or taken from others.</summary>
    Term,
}

/// <summary>One cell of one population behind a figure.</summary>
/// <param name="Time">The day of a stock, the period of a flow.</param>
/// <param name="Codes">By the columns that are read, so that the same cell has the same codes in every table.</param>
/// <param name="Value">Counted or summed; null where there is no value.</param>
/// <param name="Rows">Rows behind it.</param>
/// <param name="Contributors">The fewest of rows, persons and counted things that stand behind it; null where an office had added up already.</param>
/// <param name="Largest1">Of an amount, what the greatest contributor gives; 0 where it is not known.</param>
/// <param name="Largest2">The second greatest.</param>
public sealed record CountedPart(
    CountedPopulation Population, PartRole Role, string Time, IReadOnlyList<CountedPlace> Codes, decimal? Value, long Rows, long? Contributors, decimal Largest1, decimal Largest2);

/// <summary>Whom or what a figure counts, whatever indicator asks: one measure of some series under some conditions.</summary>
/// <param name="Id">Another text for another population.</param>
/// <param name="Series">The series whose rows are counted.</param>
/// <param name="Counts">rows, persons, sum:field, mean:field and so on.</param>
/// <param name="Where">Conditions that a row meets.</param>
/// <param name="Base">The same without its series and conditions: populations of one base may be parts of each other.</param>
/// <param name="AddsOverTime">Months and quarters make up the year, each person of several of them counted again.</param>
/// <param name="IsOpen">Its series are open: everything in them is public already.</param>
public sealed record CountedPopulation(
    string Id, IReadOnlyList<string> Series, string Counts, IReadOnlyDictionary<string, string> Where, string Base, bool AddsOverTime, bool IsOpen)
{
    /// <summary>Id of the population without those conditions that only pick codes of columns; its own where there are none.</summary>
    public string Wider { get; init; } = Id;

    /// <summary>The conditions that do more than pick codes.</summary>
    public IReadOnlyDictionary<string, string> WiderWhere { get; init; } = Where;

    /// <summary>
    /// The codes that conditions pick, by their columns: <c>sex=F</c>, or <c>sex=F|M</c> where several. It is this cell of the
    /// wider population, and so has one fate with it.
    /// </summary>
    public IReadOnlyList<CountedPlace> Picks { get; init; } = [];

    /// <summary>Rows, persons or things, each counted once.</summary>
    public bool IsCount => !IsAmount && !IsMiddle && !Base.Contains(", weight ", StringComparison.Ordinal);

    public bool IsAmount => Counts.StartsWith("sum:", StringComparison.Ordinal);

    /// <summary>Means and medians, which say nothing of how many there are.</summary>
    public bool IsMiddle => Counts.StartsWith("mean:", StringComparison.Ordinal) || Counts.StartsWith("median:", StringComparison.Ordinal);
}

/// <param name="Figures">How many figures it has before protection.</param>
public sealed record CountedTitle(string Id, CountedKind Kind, string Title, string? Category, string CategoryTitle, int Figures, IReadOnlyList<string> Series)
{
    /// <summary>Account of whoever shared the table; null for anything else.</summary>
    public string? Owner { get; init; }

    /// <summary>Under which it becomes public.</summary>
    public string PublicId { get; init; } = Id;

    /// <summary>Why it cannot be chosen, with what to change; null where it can.</summary>
    public string? Refused { get; init; }
}
