using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Linkage.MatchingProgrammes;

/// <summary>
/// A registered comparison of two or more series of which a hit may lead to an act towards a person: an "information
/// matching programme" (Data Protection Act 2012, section 2). Never changed: another comparison is another programme.
/// </summary>
public sealed class MatchingProgramme
{
    public const string Prefix = "MP-";

    private const char Separator = ';';

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Purpose { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>Ids of the series, as DS15a;DS23a.</summary>
    public required string Series { get; init; }

    /// <summary>Codes of the institutions that hold the series.</summary>
    public required string Holders { get; init; }

    /// <summary>Keys of <see cref="ComparedColumn"/>.</summary>
    public required string Columns { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    /// <summary>What happens with a hit, and who decides.</summary>
    public required string OnHit { get; init; }

    public required string Safeguards { get; init; }

    /// <summary>Days after a run on which its hits are purged.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>Names of the accounts that may run it and see its hits.</summary>
    public required string Users { get; init; }

    public required string Institution { get; init; }

    public required string RegisteredBy { get; init; }

    public required DateTime RegisteredAt { get; init; }

    public string? ClosedBy { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    public string? ClosedWhy { get; private set; }

    /// <summary>As MP-001.</summary>
    public string Code => CodeOf(Number);

    public static string CodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:000}");

    /// <summary>The number of a code; null where it is none of a programme.</summary>
    public static int? NumberOf(string code) =>
        code is not null && code.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(code.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && CodeOf(number) == code ? number : null;

    public static string Joined(IEnumerable<string> parts) => string.Join(Separator, parts);

    public IReadOnlyList<string> SeriesIds() => Series.Split(Separator);

    public IReadOnlyList<string> HolderCodes() => Holders.Split(Separator);

    public IReadOnlyList<ComparedColumn> ComparedColumns() => [.. Columns.Split(Separator).Select(ComparedColumn.Of)];

    public IReadOnlyList<string> UserNames() => Users.Split(Separator);

    /// <summary>Account names are one whatever their case, as at sign-in.</summary>
    public bool Names(string account) => UserNames().Contains(account, StringComparer.OrdinalIgnoreCase);

    public void Close(string by, DateTime at, string why) => (ClosedBy, ClosedAt, ClosedWhy) = (by, at, why);
}

public sealed class MatchingProgrammeConfiguration : IEntityTypeConfiguration<MatchingProgramme>
{
    public void Configure(EntityTypeBuilder<MatchingProgramme> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("matching_programme");
        builder.HasKey(programme => programme.Id);
        builder.Ignore(programme => programme.Code);
        builder.HasIndex(programme => programme.Number).IsUnique();
    }
}
