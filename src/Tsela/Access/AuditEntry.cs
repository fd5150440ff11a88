using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Shared.Database;

namespace Tsela.Access;

/// <summary>Who did what to which record, when and why. Written in the transaction of the act itself; never holds personal data.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    public required string Actor { get; init; }

    public string? Institution { get; init; }

    /// <summary>Verb and noun, as <c>submission.accept</c>.</summary>
    public required string Act { get; init; }

    public required string Subject { get; init; }

    public string? Why { get; init; }
}

public sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("audit_entry");
        builder.HasKey(entry => entry.Id);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => entry.Subject);
    }
}

public static class Audit
{
    /// <summary>Adds the entry to the context; the caller's own save writes it with the act.</summary>
    public static void Audited(this TselaDb db, Actor actor, DateTime at, string act, string subject, string? institution = null, string? why = null)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        db.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(),
            At = at,
            Actor = actor.Name,
            Institution = institution ?? actor.Institution,
            Act = act,
            Subject = subject,
            Why = why,
        });
    }
}
