namespace Tsela.Linkage.MatchingProgrammes.RegisterProgramme;

/// <summary>What stands in the fields of the form, as it was written.</summary>
public sealed record ProgrammeForm
{
    public string Name { get; init; } = "";

    public string Purpose { get; init; } = "";

    public string LegalBasis { get; init; } = "";

    public List<string> Series { get; init; } = [];

    public List<string> Columns { get; init; } = [];

    public string FirstDay { get; init; } = "";

    public string LastDay { get; init; } = "";

    public string OnHit { get; init; } = "";

    public string Safeguards { get; init; } = "";

    public string RetentionDays { get; init; } = "";

    /// <summary>A name a line.</summary>
    public string Users { get; init; } = "";

    /// <summary>Without the nulls that a browser's empty fields become.</summary>
    public ProgrammeForm Whole() => new()
    {
        Name = Text(Name), Purpose = Text(Purpose), LegalBasis = Text(LegalBasis), FirstDay = Text(FirstDay), LastDay = Text(LastDay),
        OnHit = Text(OnHit), Safeguards = Text(Safeguards), RetentionDays = Text(RetentionDays), Users = Text(Users),
        Series = [.. (Series ?? []).Where(one => !string.IsNullOrWhiteSpace(one)).Distinct(StringComparer.Ordinal)],
        Columns = [.. (Columns ?? []).Where(one => !string.IsNullOrWhiteSpace(one)).Distinct(StringComparer.Ordinal)],
    };

    public IReadOnlyList<string> UserLines() =>
        [.. Users.Split(['\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Text(string? text) => text?.Trim().ReplaceLineEndings("\n") ?? "";
}
