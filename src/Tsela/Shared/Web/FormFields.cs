namespace Tsela.Shared.Web;

/// <summary>What is wrong with one field of a form, and how to mend it.</summary>
/// <param name="Field">Name of the field; empty for the form as a whole.</param>
public sealed record FormFault(string Field, string Sentence);

/// <summary>What the partial <c>_FormField</c> shows: a text field with its label, hint and fault.</summary>
public sealed record FormField(string Name, string Label, string? Value)
{
    public string? Hint { get; init; }

    /// <summary>Width in characters as govuk-frontend knows them (5, 10, 20); null for the whole line.</summary>
    public int? Width { get; init; }

    /// <summary>Lines of the field; one where it is a single line.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Where not empty, the field is a choice of these.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];

    /// <summary>Id of a list of suggestions on the page.</summary>
    public string? Suggestions { get; init; }

    public IReadOnlyList<FormFault> Faults { get; init; } = [];

    public IEnumerable<string> Own => Faults.Where(fault => fault.Field == Name).Select(fault => fault.Sentence);

    /// <summary>What a screen reader says of the field besides its label.</summary>
    public string? DescribedBy
    {
        get
        {
            string[] ids = [.. Hint is null ? [] : new[] { $"{Name}-hint" }, .. Own.Any() ? new[] { $"{Name}-error" } : []];
            return ids.Length == 0 ? null : string.Join(' ', ids);
        }
    }
}
