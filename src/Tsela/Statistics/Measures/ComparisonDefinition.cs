using System.Text.Json.Serialization;

namespace Tsela.Statistics.Measures;

/// <summary>Figures of several offices for the same thing, held against that of the one that owns it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComparisonDefinition(string Title, string Unit, IReadOnlyList<ComparisonPart> Parts);

/// <param name="Label">The series and its office.</param>
/// <param name="Counts">What the office counts.</param>
/// <param name="Owns">True for the one whose figure is the national one; the others are checks.</param>
/// <param name="Key">Column of the key in its series, where it is another one than that of the whole.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ComparisonPart(string Label, string Counts, MeasureDefinition Measure, bool Owns = false, string? Key = null);

/// <summary>The people or things in the files of several offices, held against each other one by one.</summary>
/// <param name="Unit">What is told apart: persons, permits, visas, cases.</param>
/// <param name="Key">Column by which they are told apart; <c>person</c> for persons, by the linkage.</param>
/// <param name="KeyInWords">The key as a reader knows it.</param>
/// <param name="Assumption">What must hold for a total to be estimated from two lists; null where it does not hold.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record JoinDefinition(
    string Title, string Unit, string Key, string KeyInWords, IReadOnlyList<ComparisonPart> Parts, string? Assumption = null)
{
    public const string Person = "person";

    [JsonIgnore]
    public bool IsOfPersons => Key == Person;
}
