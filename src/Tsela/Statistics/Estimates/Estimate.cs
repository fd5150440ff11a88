using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.Estimates;

[JsonConverter(typeof(JsonStringEnumConverter<EstimateOf>))]
public enum EstimateOf
{
    /// <summary>The number of records of a series in a period for which nothing was delivered.</summary>
    Delivery,

    /// <summary>A figure of an indicator.</summary>
    Figure,
}

public enum EstimateMethod
{
    CarriedForward,
    Interpolated,
    RatioToAnotherSource,
    ExpertJudgement,
    Other,
}

/// <summary>One version of an estimate. A change is a new version; nothing is deleted.</summary>
public sealed class Estimate
{
    public required Guid Id { get; init; }

    /// <summary>The estimate over all its versions, as ES-7.</summary>
    public required int Number { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    public required EstimateOf Of { get; init; }

    /// <summary>The series, or the indicator.</summary>
    public required string Subject { get; init; }

    /// <summary>2024, 2024-Q1 or 2024-03; for a stock its day.</summary>
    public required string Reference { get; init; }

    /// <summary><c>_T</c>, or <c>sex=F;district=LS-A</c>.</summary>
    public required string Breakdown { get; init; }

    public required decimal Value { get; init; }

    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public required EstimateMethod Method { get; init; }

    /// <summary>The method in words; null unless it is another than the listed ones.</summary>
    public string? MethodText { get; init; }

    public required string Reason { get; init; }

    public required string EnteredBy { get; init; }

    public required DateTime EnteredAt { get; init; }

    /// <summary>A second person who has looked at it.</summary>
    public string? SeenBy { get; private set; }

    public DateTime? SeenAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    /// <summary>Null where a newer version took its place.</summary>
    public string? WithdrawnWhy { get; private set; }

    /// <summary>What it estimates, while it is in force: one estimate for one thing.</summary>
    public string? LiveKey { get; private set; }

    public string Name => $"ES-{Number}";

    public bool IsInForce => LiveKey is not null;

    public static string KeyOf(EstimateOf of, string subject, string reference, string breakdown) => $"{of} {subject} {reference} {breakdown}";

    public void PutInForce() => LiveKey = KeyOf(Of, Subject, Reference, Breakdown);

    public void Supersede(string by, DateTime at)
    {
        (EndedBy, EndedAt) = (by, at);
        LiveKey = null;
    }

    public void Withdraw(string by, DateTime at, string why)
    {
        Supersede(by, at);
        WithdrawnWhy = why;
    }

    public void Seen(string by, DateTime at) => (SeenBy, SeenAt) = (by, at);

    public FrozenEstimate Frozen() => new(
        Number, Version, Of, Subject, Reference, Breakdown, Plain(Value), Low is { } low ? Plain(low) : null, High is { } high ? Plain(high) : null,
        EstimateMethods.InWords(Method, MethodText));

    // the databases give trailing zeros back each in its own way; the frozen form must not depend on that
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}

public sealed class EstimateConfiguration : IEntityTypeConfiguration<Estimate>
{
    public void Configure(EntityTypeBuilder<Estimate> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("estimate");
        builder.HasKey(estimate => estimate.Id);
        builder.Ignore(estimate => estimate.Name);
        builder.Ignore(estimate => estimate.IsInForce);
        builder.HasIndex(estimate => new { estimate.Number, estimate.Version }).IsUnique();
        builder.HasIndex(estimate => estimate.LiveKey).IsUnique();
    }
}
