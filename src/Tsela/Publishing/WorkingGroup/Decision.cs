using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Publishing.WorkingGroup;

public enum DecisionKind
{
    /// <summary>How something is to be counted.</summary>
    Definition,

    /// <summary>Institutions are asked to deliver until a day.</summary>
    DataCall,

    /// <summary>A table, a series or a release was looked at and found right.</summary>
    Validation,
}

/// <summary>Something that the technical working group decided. Nothing is deleted: what no longer holds is withdrawn.</summary>
public sealed class Decision
{
    public required Guid Id { get; init; }

    /// <summary>Counts the decisions; its code is WG-1, WG-2.</summary>
    public required int Number { get; init; }

    public required DecisionKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required DateOnly DecidedOn { get; init; }

    /// <summary>The persons or offices that decided, as they are to be cited.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Ids of what it is about, with a blank between: indicators, series, tables, releases.</summary>
    public required string About { get; init; }

    /// <summary>The day until which a data call asks for the data.</summary>
    public DateOnly? DueOn { get; init; }

    public required bool IsPublic { get; init; }

    public required string EnteredBy { get; init; }

    public required DateTime EnteredAt { get; init; }

    public DateTime? WithdrawnAt { get; set; }

    public string? WithdrawnBy { get; set; }

    public string? WithdrawnWhy { get; set; }

    public string Code => $"WG-{Number}";

    public IReadOnlyList<string> Subjects => About.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

public sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("working_group_decision");
        builder.HasKey(decision => decision.Id);
        builder.Ignore(decision => decision.Code);
        builder.Ignore(decision => decision.Subjects);
        builder.HasIndex(decision => decision.Number).IsUnique();
    }
}
