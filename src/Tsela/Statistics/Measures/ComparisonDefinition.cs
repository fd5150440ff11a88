using System.Text.Json.Serialization;

namespace Tsela.Statistics.Measures;

/// <summary>Figures of several offices for the same thing, held against that of the one that owns it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComparisonDefinition(string Title, string Unit, IReadOnlyList<ComparisonPart> Parts);

/// <param name="Label">The series and its office.</param>
/// <param name="Counts">What the office counts.</param>
/// <param name="Owns">True for the one whose figure is the national one; the others are checks.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComparisonPart(string Label, string Counts, MeasureDefinition Measure, bool Owns = false);
