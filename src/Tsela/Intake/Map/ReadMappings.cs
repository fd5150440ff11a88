using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Map;

/// <summary>What institutions said their words mean, those that wait for a look first. A provider sees their own.</summary>
[Needs(Right.ReadSubmissions)]
public sealed class ReadMappings(TselaDb db, CurrentActor actor)
{
    private const int FilesNamedMax = 20;

    public sealed record Request(MappingStatus? Status = null, string? Institution = null);

    /// <param name="Field">For a header, null: the meaning is the field. For a word, the field in which it stands.</param>
    /// <param name="Meaning">Field or code; empty where a column is left out.</param>
    /// <param name="Files">Files in force that were checked since it was made.</param>
    public sealed record Mapping(
        Guid Id, string Institution, string Series, string? Field, string AsSent, string Meaning, string MadeBy, DateTime MadeAt,
        MappingStatus Status, string? ReviewedBy, DateTime? ReviewedAt, IReadOnlyList<Submission> Files);

    public sealed record Result(IReadOnlyList<Mapping> Mappings);

    public async Task<Outcome<Result>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadMappings>() is { } refusal)
        {
            return refusal;
        }

        var institution = actor.Actor.Institution ?? request.Institution;
        var headers = await db.Set<HeaderMapping>().AsNoTracking()
            .Where(mapping => (institution == null || mapping.Institution == institution) && (request.Status == null || mapping.Status == request.Status))
            .ToListAsync(cancellationToken);
        var values = await db.Set<ValueMapping>().AsNoTracking()
            .Where(mapping => (institution == null || mapping.Institution == institution) && (request.Status == null || mapping.Status == request.Status))
            .ToListAsync(cancellationToken);
        var series = headers.Select(mapping => mapping.Series).Concat(values.Select(mapping => mapping.Series)).Distinct(StringComparer.Ordinal).ToList();
        var files = (await db.Set<Submission>().AsNoTracking()
            .Where(submission => series.Contains(submission.Series)
                && (submission.Status == SubmissionStatus.Accepted || submission.Status == SubmissionStatus.AcceptedInPart))
            .OrderByDescending(submission => submission.ReceivedAt).ToListAsync(cancellationToken))
            .ToLookup(submission => (submission.Series, submission.Institution));
        var all = headers.Select(mapping => new Mapping(
                mapping.Id, mapping.Institution, mapping.Series, Field: null, mapping.HeaderAsSent, mapping.Field, mapping.MadeBy, mapping.MadeAt,
                mapping.Status, mapping.ReviewedBy, mapping.ReviewedAt,
                [.. files[(mapping.Series, mapping.Institution)].Where(file => file.ReceivedAt >= mapping.MadeAt && Has(file, mapping.Header)).Take(FilesNamedMax)]))
            .Concat(values.Select(mapping => new Mapping(
                mapping.Id, mapping.Institution, mapping.Series, mapping.Field, mapping.ValueAsSent, mapping.Code, mapping.MadeBy, mapping.MadeAt,
                mapping.Status, mapping.ReviewedBy, mapping.ReviewedAt,
                [.. files[(mapping.Series, mapping.Institution)].Where(file => file.ReceivedAt >= mapping.MadeAt).Take(FilesNamedMax)])));
        return new Result([.. all.OrderBy(mapping => mapping.Status).ThenByDescending(mapping => mapping.MadeAt)]);
    }

    private static bool Has(Submission file, string header) => file.HeaderMatch is { } json
        && JsonSerializer.Deserialize<HeaderMatch>(json, StoredJson.Options)!.Columns.Any(column => Headers.Normalise(column.Text) == header);
}
