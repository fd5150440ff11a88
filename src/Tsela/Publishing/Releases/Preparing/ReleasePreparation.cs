using System.Linq.Expressions;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Publishing.Releases.Prepare;

namespace Tsela.Publishing.Releases.Preparing;

public enum PreparationState
{
    Waiting,
    Working,
    Finished,
    Refused,
}

/// <summary>A release that somebody asked for and that is protected while nobody waits at a page.</summary>
public sealed class ReleasePreparation
{
    /// <summary>As <see cref="IsLive"/>, for questions to the database.</summary>
    public static readonly Expression<Func<ReleasePreparation, bool>> Live = one => one.State == PreparationState.Waiting || one.State == PreparationState.Working;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required Guid Id { get; init; }

    public required DateTime AskedAt { get; init; }

    public required string AskedBy { get; init; }

    /// <summary>Null for the latest.</summary>
    public Guid? Snapshot { get; init; }

    public required string Title { get; init; }

    /// <summary>The form as it was filled in, as JSON: see <see cref="ReleaseForm"/>.</summary>
    public required string Form { get; init; }

    public required PreparationState State { get; set; }

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Why nothing was prepared, or why it waits to be tried again, as a sentence.</summary>
    public string? Why { get; set; }

    public bool IsLive => State is PreparationState.Waiting or PreparationState.Working;

    public static string ToJson(ReleaseForm form) => JsonSerializer.Serialize(form, Written);

    public ReleaseForm ReadForm() => JsonSerializer.Deserialize<ReleaseForm>(Form, Written)!;
}

public sealed class ReleasePreparationConfiguration : IEntityTypeConfiguration<ReleasePreparation>
{
    public void Configure(EntityTypeBuilder<ReleasePreparation> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("release_preparation");
        builder.HasKey(preparation => preparation.Id);
        builder.Ignore(preparation => preparation.IsLive);
        builder.HasIndex(preparation => preparation.State);
    }
}
