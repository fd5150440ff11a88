using Tsela.Engine.Schemas;

namespace Tsela.Statistics.Questions;

public enum VariableKind
{
    Code,
    Date,
    Number,

    /// <summary>Completed years: from a birth date and the day asked for, or as the record says them.</summary>
    Age,

    /// <summary>A number of a person, document or case, known as a keyed hash: it can be told apart and not read.</summary>
    Key,
}

/// <summary>Something that the rows of a series can be broken down by, filtered on or measured in.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Labels">Code to label, in the order of the code lists; empty where there is no list.</param>
public sealed record Variable(
    string Name, string Title, string? Concept, VariableKind Kind, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<CodeLevel> Levels)
{
    /// <summary>The list or lists that the codes come from, for the notes.</summary>
    public string? Standard { get; init; }

    /// <summary>A date, not an age, stands in the column.</summary>
    public bool IsBirthDate { get; init; }

    /// <summary>A list of districts, which maps and flows are drawn from.</summary>
    public bool IsDistrict { get; init; }
}
