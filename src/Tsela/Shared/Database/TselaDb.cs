using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tsela.Shared.Database;

/// <summary>The one context of the system. Entities and their configurations live in their modules.</summary>
public sealed class TselaDb(DbContextOptions<TselaDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(TselaDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    // SQLite gives every instant back without a kind, and PostgreSQL takes only UTC.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        stored => stored.Kind == DateTimeKind.Utc ? stored : stored.ToUniversalTime(),
        read => DateTime.SpecifyKind(read, DateTimeKind.Utc));
}
