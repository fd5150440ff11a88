using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.Groupings;

/// <summary>One version of a grouping of a code list, or of bands of age. Never changed: a change is a new version.</summary>
public sealed class Grouping
{
    /// <summary>What a grouping of ages has in place of a code list.</summary>
    public const string Ages = "age";

    /// <summary>Begins the name of a level that a grouping makes: <c>citizenship@own:neighbours@2</c>.</summary>
    public const string LevelPrefix = "own:";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required Guid Id { get; init; }

    public required string Key { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    /// <summary>Id of the code list; <see cref="Ages"/> for bands.</summary>
    public required string CodeList { get; init; }

    /// <summary>The groups as JSON, in their order.</summary>
    public required string Groups { get; init; }

    /// <summary>Why it changed; null for the first version.</summary>
    public string? Reason { get; init; }

    public required string MadeBy { get; init; }

    public required DateTime MadeAt { get; init; }

    public string? RetiredBy { get; private set; }

    public DateTime? RetiredAt { get; private set; }

    public string? RetiredWhy { get; private set; }

    /// <summary>How a table or an indicator names this version.</summary>
    public string Level => $"{LevelPrefix}{Key}@{Version}";

    public static string Written(IReadOnlyList<CodeGroup> groups) => JsonSerializer.Serialize(groups, Form);

    public void Retire(string by, DateTime at, string why) => (RetiredBy, RetiredAt, RetiredWhy) = (by, at, why);

    public FrozenGrouping Frozen() => new(Key, Version, Name, CodeList, JsonSerializer.Deserialize<IReadOnlyList<CodeGroup>>(Groups, Form)!);
}

public sealed class GroupingConfiguration : IEntityTypeConfiguration<Grouping>
{
    public void Configure(EntityTypeBuilder<Grouping> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("grouping");
        builder.HasKey(grouping => grouping.Id);
        builder.Ignore(grouping => grouping.Level);
        builder.HasIndex(grouping => new { grouping.Key, grouping.Version }).IsUnique();
    }
}
