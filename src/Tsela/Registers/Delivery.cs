using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Shared.Database;

namespace Tsela.Registers;

/// <summary>
/// The records of one accepted submission. A record counts only while its delivery is in force: neither superseded
/// by a corrected file for the same series, institution and period, nor withdrawn. Nothing is ever deleted.
/// </summary>
public sealed class Delivery
{
    /// <summary>The id of the submission that brought it.</summary>
    public required Guid Id { get; init; }

    public required string Series { get; init; }

    public required string Institution { get; init; }

    /// <summary>2024-03, 2024-Q1 or 2024.</summary>
    public required string Period { get; init; }

    public required DateOnly PeriodStart { get; init; }

    public required DateOnly PeriodEnd { get; init; }

    public required DateTime AcceptedAt { get; init; }

    public required long RecordCount { get; init; }

    /// <summary>Comes from the training country, which does not exist.</summary>
    public required bool IsTraining { get; init; }

    public Guid? SupersededBy { get; set; }

    public DateTime? WithdrawnAt { get; set; }

    public bool InForce { get; private set; } = true;

    public void Supersede(Guid by)
    {
        SupersededBy = by;
        InForce = false;
    }

    public void Withdraw(DateTime at)
    {
        WithdrawnAt = at;
        InForce = false;
    }
}

public sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("delivery");
        builder.HasKey(delivery => delivery.Id);
        builder.HasIndex(delivery => new { delivery.Series, delivery.Institution, delivery.Period });
        builder.HasIndex(delivery => new { delivery.Series, delivery.Institution, delivery.Period }, "IX_delivery_in_force")
            .IsUnique().HasFilter("\"InForce\" = true");
    }
}

public static class Deliveries
{
    public static IQueryable<Delivery> InForce(this TselaDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Delivery>().Where(delivery => delivery.InForce);
    }
}
