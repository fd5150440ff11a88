namespace Tsela.Statistics.BuildTable;

/// <summary>What the partial <c>_Select</c> shows.</summary>
public sealed record SelectField(string Name, string Id, string Label, IReadOnlyList<ChoiceGroup> Groups, string? Class = null);
