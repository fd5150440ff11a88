using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Linkage.Purposes;

public enum PurposeState
{
    Waiting,
    InForce,
    Refused,
    Retired,
}

/// <summary>
/// A purpose for which statistics about persons leave their snapshot under pseudonyms. Each has a key of its own, so
/// that what left for one purpose cannot be joined to what left for another.
/// </summary>
public sealed class ReleasePurpose
{
    public const string Prefix = "RP-";

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required string Name { get; init; }

    /// <summary>For what, for whom, and by which law.</summary>
    public required string Why { get; init; }

    public required string RegisteredBy { get; init; }

    public required DateTime RegisteredAt { get; init; }

    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAt { get; private set; }

    public bool? Approved { get; private set; }

    /// <summary>Needed with a refusal.</summary>
    public string? DecidedWhy { get; private set; }

    public string? RetiredBy { get; private set; }

    public DateTime? RetiredAt { get; private set; }

    public string? RetiredWhy { get; private set; }

    /// <summary>As RP-001.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Number:000}");

    public PurposeState State => RetiredAt is not null ? PurposeState.Retired
        : Approved switch { null => PurposeState.Waiting, true => PurposeState.InForce, false => PurposeState.Refused };

    public void Decide(bool approves, string by, DateTime at, string? why) => (Approved, DecidedBy, DecidedAt, DecidedWhy) = (approves, by, at, why);

    public void Retire(string by, DateTime at, string why) => (RetiredBy, RetiredAt, RetiredWhy) = (by, at, why);
}

public sealed class ReleasePurposeConfiguration : IEntityTypeConfiguration<ReleasePurpose>
{
    public void Configure(EntityTypeBuilder<ReleasePurpose> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("release_purpose");
        builder.HasKey(purpose => purpose.Id);
        builder.Ignore(purpose => purpose.Code);
        builder.Ignore(purpose => purpose.State);
        builder.HasIndex(purpose => purpose.Number).IsUnique();
    }
}

internal static class PurposeQueries
{
    /// <summary>The purpose of a code, tracked; null where there is none.</summary>
    public static Task<ReleasePurpose?> Purpose(this Shared.Database.TselaDb db, string code, CancellationToken cancellationToken) =>
        code is not null && code.StartsWith(ReleasePurpose.Prefix, StringComparison.Ordinal)
        && int.TryParse(code.AsSpan(ReleasePurpose.Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? db.Set<ReleasePurpose>().SingleOrDefaultAsync(one => one.Number == number, cancellationToken)
            : Task.FromResult<ReleasePurpose?>(null);
}
