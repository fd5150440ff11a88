namespace Tsela.Catalogue;

public sealed record Institution(
    string Code, string Name, string? Parent, string Kind, string Role, string? Responsibilities, string? Participation, string Source);

public sealed record Dataset(
    string Id, string Institution, string Title, IReadOnlyList<string> MigrantCategories, string? Indicators, string? StockFlow,
    string? Disaggregations, string? Format, string? Frequency, string Confidentiality, IReadOnlyList<string> Series, string? Note);

public sealed record Concept(
    string Id, string Label, string Definition, string Type, IReadOnlyList<string>? CodeLists, string Role, bool Identifying, string? Standard);

public sealed record Overlap(string Id, string Subject, IReadOnlyList<string> Datasets, string Problem, string Proposal);

public sealed record RegularReport(string Id, string Title, string From, string To, string Periodicity, string Content, string Source);

public sealed record DefinitionToHarmonise(
    int No, string Concept, string Differences, string Consequence, string Proposal, string Standard);
