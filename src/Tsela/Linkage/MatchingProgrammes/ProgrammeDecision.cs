using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Linkage.MatchingProgrammes;

/// <summary>What one of those who must agree has said of a programme.</summary>
public sealed class ProgrammeDecision
{
    public required Guid Id { get; init; }

    public required Guid ProgrammeId { get; init; }

    /// <summary>For whom the decision speaks: <see cref="Seats.DataProtection"/> or the code of an institution.</summary>
    public required string Seat { get; init; }

    public required string By { get; init; }

    public required DateTime At { get; init; }

    public required bool Approves { get; init; }

    public string? Why { get; init; }
}

public sealed class ProgrammeDecisionConfiguration : IEntityTypeConfiguration<ProgrammeDecision>
{
    public void Configure(EntityTypeBuilder<ProgrammeDecision> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("programme_decision");
        builder.HasKey(decision => decision.Id);
        builder.HasIndex(decision => new { decision.ProgrammeId, decision.Seat }).IsUnique();
        builder.HasOne<MatchingProgramme>().WithMany().HasForeignKey(decision => decision.ProgrammeId);
    }
}
