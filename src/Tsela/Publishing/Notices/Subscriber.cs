using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Publishing.Notices;

/// <summary>An address to which notices of releases and corrections go. Whoever leaves is deleted.</summary>
public sealed class Subscriber
{
    public required Guid Id { get; init; }

    /// <summary>In small letters.</summary>
    public required string Address { get; init; }

    public required DateTime AskedAt { get; set; }

    /// <summary>When the holder of the address followed the link; before that nothing but the link is sent.</summary>
    public DateTime? ConfirmedAt { get; set; }
}

/// <summary>A notice on its way. It holds no address, so that nothing is left of who leaves.</summary>
public sealed class OutgoingNotice
{
    public required Guid Id { get; init; }

    public required Guid SubscriberId { get; init; }

    /// <summary>The release that it tells of; null for the link to confirm an address.</summary>
    public Guid? ReleaseId { get; init; }

    public required DateTime MadeAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>Null when it was sent, or given up.</summary>
    public DateTime? NextTryAt { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>What the server answered last, without the address.</summary>
    public string? LastFault { get; set; }
}

public sealed class SubscriberConfiguration : IEntityTypeConfiguration<Subscriber>
{
    public void Configure(EntityTypeBuilder<Subscriber> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("notice_subscriber");
        builder.HasKey(subscriber => subscriber.Id);
        builder.HasIndex(subscriber => subscriber.Address).IsUnique();
    }
}

public sealed class OutgoingNoticeConfiguration : IEntityTypeConfiguration<OutgoingNotice>
{
    public void Configure(EntityTypeBuilder<OutgoingNotice> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("outgoing_notice");
        builder.HasKey(notice => notice.Id);
        // whoever counts the attempt up sends; another process then leaves it alone
        builder.Property(notice => notice.Attempts).IsConcurrencyToken();
        builder.HasIndex(notice => notice.SubscriberId);
        builder.HasIndex(notice => notice.NextTryAt);
    }
}
