using System.Text.Json;
using Tsela.Engine.Schemas;

namespace Tsela.Catalogue;

/// <param name="Group">Where the institution is named: in the assessment's tables, or elsewhere.</param>
public sealed record Institution(
    string Code, string Name, string? Parent, string Kind, string Role, string Responsibilities, string Group, string Source);

/// <param name="ConfidentialityJudged">True where no text states the level and the team judged it.</param>
public sealed record Dataset(
    string Id, string Institution, string Title, IReadOnlyList<string> MigrantCategories, string Indicators, IReadOnlyList<string> StockFlow,
    IReadOnlyList<string> Disaggregations, string Medium, string Frequency, string Confidentiality, bool ConfidentialityJudged,
    IReadOnlyList<string> Series, string? Note);

public sealed record Concept(
    string Id, string Label, string Definition, string Type, IReadOnlyList<string>? CodeLists, string Role, bool Identifying, string? Standard);

/// <param name="Compared">The figures that are held against each other, read by Statistics; null where there are none.</param>
/// <param name="NotCompared">What is not compared, and why.</param>
/// <param name="Joined">The people or things that are told apart one by one over several files, read by Statistics; null where there are none.</param>
/// <param name="NotJoined">What is not joined, and why.</param>
public sealed record Overlap(
    string Id, string Subject, IReadOnlyList<string> Datasets, string Problem, string ProposedOwner, string ProposedKey, bool Proposal,
    JsonElement? Compared = null, string? NotCompared = null, JsonElement? Joined = null, string? NotJoined = null);

/// <summary>A category whose indicators belong to other categories: they are shown together and defined once.</summary>
public sealed record CrossCuttingCategory(string Code, string Title, string About, IReadOnlyList<string> Indicators);

public sealed record RegularReport(
    string Id, string Title, IReadOnlyList<string> From, IReadOnlyList<string> To, string Periodicity, string Content, string Source);

public sealed record DefinitionToHarmonise(
    string Id, string Concept, string Differences, string Consequence, string Proposal, string Standard);

/// <param name="Sources">Datasets, series or outside bodies that the figure comes from.</param>
/// <param name="Feasible">available, capture or external.</param>
/// <param name="Measure">How it is computed, read by Statistics; null where nobody has defined it yet.</param>
public sealed record Indicator(
    string Id, string Name, string Definition, string Numerator, string? Denominator, string StockFlow, string Unit,
    IReadOnlyList<string> Sources, IReadOnlyList<string> Dimensions, string Periodicity, string Standard, string ProfileSection,
    string Feasible, JsonElement? Measure);

public sealed record IndicatorCategory(string Category, string Title, IReadOnlyList<Indicator> Indicators);

/// <summary>Everything that the reference data say: what exists, what it is called, what it means.</summary>
public sealed record NationalCatalogue(
    IReadOnlyList<Institution> Institutions,
    IReadOnlyList<Dataset> Datasets,
    IReadOnlyDictionary<string, CodeList> CodeLists,
    IReadOnlyDictionary<string, TableSchema> Series,
    IReadOnlyList<Concept> Concepts,
    IReadOnlyList<IndicatorCategory> IndicatorCategories,
    IReadOnlyList<Overlap> Overlaps,
    IReadOnlyList<RegularReport> Reports,
    IReadOnlyList<DefinitionToHarmonise> Definitions)
{
    /// <summary>Categories across the others, as return migration.</summary>
    public IReadOnlyList<CrossCuttingCategory> CrossCutting { get; init; } = [];

    private readonly Dictionary<string, Institution> institutions = Institutions.ToDictionary(i => i.Code, StringComparer.Ordinal);
    private readonly Dictionary<string, Indicator> indicators =
        IndicatorCategories.SelectMany(c => c.Indicators).ToDictionary(i => i.Id, StringComparer.Ordinal);

    public IEnumerable<Indicator> Indicators => indicators.Values;

    /// <summary>The same catalogue with other indicators, as those of an earlier day.</summary>
    public NationalCatalogue WithIndicators(IReadOnlyList<IndicatorCategory> categories) =>
        new(Institutions, Datasets, CodeLists, Series, Concepts, categories, Overlaps, Reports, Definitions) { CrossCutting = CrossCutting };

    public Institution? Institution(string code) => institutions.GetValueOrDefault(code);

    public Indicator? Indicator(string id) => indicators.GetValueOrDefault(id);

    /// <summary>The institutions that deliver at least one series, by name.</summary>
    public IEnumerable<Institution> Holders => Institutions
        .Where(institution => SeriesOf(institution.Code).Any()).OrderBy(institution => institution.Name, StringComparer.Ordinal);

    /// <summary>The series of an institution; of every institution where none is given.</summary>
    public IEnumerable<TableSchema> SeriesOf(string? institution) =>
        Series.Values.Where(series => institution is null || series.Tsela!.Institution.Equals(institution, StringComparison.Ordinal));
}
