using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tsela.Shared.Database;

namespace Tsela.Disclosure.Extracts;

public enum ExtractState
{
    Waiting,
    Approved,
    Refused,
    Ended,
}

/// <summary>A request for records under pseudonyms, and what was decided. The files themselves are made when they are fetched and kept nowhere.</summary>
public sealed class MicrodataExtract
{
    public const string Prefix = "X-";

    public required Guid Id { get; init; }

    public required int Number { get; init; }

    /// <summary>Who will hold the records: person and institution.</summary>
    public required string Recipient { get; init; }

    /// <summary>Code of the release purpose whose pseudonyms stand in it, as RP-001.</summary>
    public required string Purpose { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>Last day on which it may be fetched and used.</summary>
    public required DateOnly Until { get; init; }

    public required string Series { get; init; }

    public required Guid Snapshot { get; init; }

    /// <summary>Names of the variables, with commas between.</summary>
    public required string Variables { get; init; }

    public required int Rows { get; init; }

    /// <summary>Rows of the smallest group that agrees in all quasi-identifiers.</summary>
    public required int SmallestGroup { get; init; }

    /// <summary>Rows that nobody else agrees with.</summary>
    public required int UniqueRows { get; init; }

    /// <summary>Expected share of rows that somebody who knows the quasi-identifiers of a person would name rightly.</summary>
    public required double AverageRisk { get; init; }

    public required string AskedBy { get; init; }

    public required DateTime AskedAt { get; init; }

    public bool? HeadApproved { get; private set; }

    public string? HeadBy { get; private set; }

    public DateTime? HeadAt { get; private set; }

    public bool? OfficerApproved { get; private set; }

    public string? OfficerBy { get; private set; }

    public DateTime? OfficerAt { get; private set; }

    public string? RefusedWhy { get; private set; }

    /// <summary>As X-3.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Number}");

    public IReadOnlyList<string> VariableNames => Variables.Split(',');

    public ExtractState StateOn(DateOnly day) =>
        HeadApproved == false || OfficerApproved == false ? ExtractState.Refused
        : day > Until ? ExtractState.Ended
        : HeadApproved == true && OfficerApproved == true ? ExtractState.Approved
        : ExtractState.Waiting;

    public void DecideAsHead(bool approves, string by, DateTime at, string? why) =>
        (HeadApproved, HeadBy, HeadAt, RefusedWhy) = (approves, by, at, approves ? RefusedWhy : why);

    public void DecideAsOfficer(bool approves, string by, DateTime at, string? why) =>
        (OfficerApproved, OfficerBy, OfficerAt, RefusedWhy) = (approves, by, at, approves ? RefusedWhy : why);
}

public sealed class MicrodataExtractConfiguration : IEntityTypeConfiguration<MicrodataExtract>
{
    public void Configure(EntityTypeBuilder<MicrodataExtract> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("microdata_extract");
        builder.HasKey(extract => extract.Id);
        builder.Ignore(extract => extract.Code);
        builder.Ignore(extract => extract.VariableNames);
        builder.HasIndex(extract => extract.Number).IsUnique();
    }
}

internal static class ExtractQueries
{
    /// <summary>The extract of a code, tracked; null where there is none.</summary>
    public static Task<MicrodataExtract?> Extract(this TselaDb db, string code, CancellationToken cancellationToken) =>
        code is not null && code.StartsWith(MicrodataExtract.Prefix, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(code.AsSpan(MicrodataExtract.Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? db.Set<MicrodataExtract>().SingleOrDefaultAsync(one => one.Number == number, cancellationToken)
            : Task.FromResult<MicrodataExtract?>(null);
}
