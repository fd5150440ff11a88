using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Runs;

/// <summary>
/// What reviewers settled of two records. Every later run keeps it until it is undone. The digests let it hold also
/// for the same descriptions in a corrected file, whose records have other ids.
/// </summary>
public sealed class LinkDecision
{
    public required Guid Id { get; init; }

    /// <summary>The smaller of the two ids.</summary>
    public required Guid RecordA { get; init; }

    public required Guid RecordB { get; init; }

    /// <summary>Digest of what the record says of the person; see <see cref="OpenRun.DigestAt"/>.</summary>
    public required string DigestA { get; init; }

    public required string DigestB { get; init; }

    public required bool SamePerson { get; init; }

    public required string Reviewer { get; init; }

    public string? SecondReviewer { get; init; }

    public required DateTime At { get; init; }

    /// <summary>The run that offered the pair, and the weight that it had there in bits.</summary>
    public required Guid RunId { get; init; }

    public required double Weight { get; init; }

    /// <summary>True where the pair was drawn at random among the links, to say how many of them are right.</summary>
    public required bool FromSample { get; init; }

    public string? UndoneBy { get; set; }

    public DateTime? UndoneAt { get; set; }
}

public sealed class LinkDecisionConfiguration : IEntityTypeConfiguration<LinkDecision>
{
    public void Configure(EntityTypeBuilder<LinkDecision> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("link_decision");
        builder.HasKey(decision => decision.Id);
        builder.HasIndex(decision => new { decision.RecordA, decision.RecordB });
        builder.HasIndex(decision => decision.RunId);
    }
}

public static class LinkDecisions
{
    /// <summary>The decisions that hold.</summary>
    public static IQueryable<LinkDecision> Standing(this TselaDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<LinkDecision>().Where(decision => decision.UndoneAt == null);
    }
}
