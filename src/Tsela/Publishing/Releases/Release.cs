using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Publishing.Releases;

/// <summary>Protected tables of one snapshot on their way to the public.</summary>
public sealed class Release
{
    public required Guid Id { get; init; }

    /// <summary>Counts the releases; its code is .</summary>
    public required int Number { get; init; }

    public required string Title { get; set; }

    /// <summary>What the public reads about the release.</summary>
    public required string Note { get; set; }

    public required Guid ProtectedSet { get; set; }

    public required Guid Snapshot { get; init; }

    public required string PreparedBy { get; init; }

    public required DateTime PreparedAt { get; init; }

    /// <summary>The statistician who answers for the figures; null until signed.</summary>
    public string? SignedByStatistician { get; set; }

    public DateTime? SignedByStatisticianAt { get; set; }

    /// <summary>The head of the Bureau; null until signed.</summary>
    public string? SignedByHead { get; set; }

    public DateTime? SignedByHeadAt { get; set; }

    /// <summary>The hour until which the release is under embargo.</summary>
    public required DateTime PublishAt { get; set; }

    /// <summary>The release whose figures this one corrects.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>Why a correction was needed, or why a release was taken back before it was public.</summary>
    public string? Reason { get; set; }

    public DateTime? TakenBackAt { get; set; }

    /// <summary>What protection did, as JSON: see <see cref="ProtectionAccount"/>. Null where nobody protected for it.</summary>
    public string? Account { get; init; }

    /// <summary>What was asked for, where it was prepared in the background: of two that worked on it only one can keep its release.</summary>
    public Guid? Preparation { get; init; }

    /// <summary>When those who asked for notices were written to.</summary>
    public DateTime? NoticedAt { get; set; }

    public string Code => $"R-{Number}";

    public bool IsSigned => SignedByStatistician is not null && SignedByHead is not null;

    /// <summary>Signed by both, and the hour has come.</summary>
    public bool IsPublic(DateTime now) => IsSigned && TakenBackAt is null && PublishAt <= now;
}

public sealed class ReleaseConfiguration : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("release");
        builder.HasKey(release => release.Id);
        builder.Ignore(release => release.Code);
        builder.Ignore(release => release.IsSigned);
        // two people may act on a release at the same moment; the second is told
        builder.Property(release => release.SignedByStatistician).IsConcurrencyToken();
        builder.Property(release => release.SignedByHead).IsConcurrencyToken();
        builder.Property(release => release.PublishAt).IsConcurrencyToken();
        builder.Property(release => release.TakenBackAt).IsConcurrencyToken();
        builder.HasIndex(release => release.Number).IsUnique();
        builder.HasIndex(release => release.PublishAt);
        builder.HasIndex(release => release.Preparation).IsUnique();
    }
}
