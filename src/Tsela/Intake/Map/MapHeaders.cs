using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Map;

/// <summary>Remembers which field a header of an institution's files means, or that its column is to be left out.</summary>
[Needs(Right.MendSubmissions)]
public sealed class MapHeaders(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue)
{
    /// <param name="Header">As it stands in the file.</param>
    /// <param name="Field">The field; empty where the column is to be left out.</param>
    public sealed record Choice(string Header, string Field);

    public sealed record Request(Guid Submission, IReadOnlyList<Choice> Choices);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<MapHeaders>() is { } refusal)
        {
            return refusal;
        }

        if (await db.SubmissionOf(actor.Actor, request.Submission, cancellationToken) is not { } submission)
        {
            return IntakeProblems.NotFound;
        }

        if (Fault(request.Choices, submission, catalogue.Series[submission.Series]) is { } fault)
        {
            return fault;
        }

        await Save(submission, request.Choices, cancellationToken);
        return await db.SaveUnlessTaken(cancellationToken) ? Done.It : MappingProblems.Meanwhile;
    }

    private static Problem? Fault(IReadOnlyList<Choice> choices, Submission submission, TableSchema series)
    {
        if (choices.Count == 0)
        {
            return MappingProblems.NothingChosen;
        }

        // how the file would be read afterwards: no field from two columns
        var meanings = HeaderOf(submission)?.Columns.Where(column => column.Field is not null).DistinctBy(column => column.Text, StringComparer.Ordinal)
            .ToDictionary(column => column.Text, column => column.Field!, StringComparer.Ordinal) ?? new(StringComparer.Ordinal);
        foreach (var (header, field) in choices)
        {
            if (Headers.Normalise(header).Length == 0)
            {
                return MappingProblems.NoLetters(header);
            }

            if (field.Length > 0 && series.IndexOf(field) < 0)
            {
                return IntakeProblems.UnknownField(field, series.Name);
            }

            meanings[header] = field;
        }

        var twice = meanings.Where(meaning => meaning.Value.Length > 0).GroupBy(meaning => meaning.Value, meaning => meaning.Key, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null ? null
            : MappingProblems.TwiceTheSameField(series.Fields[series.IndexOf(twice.Key)].Caption, twice.First(), twice.Skip(1).First());
    }

    private static HeaderMatch? HeaderOf(Submission submission) =>
        submission.HeaderMatch is null ? null : JsonSerializer.Deserialize<HeaderMatch>(submission.HeaderMatch, StoredJson.Options);

    private async Task Save(Submission submission, IReadOnlyList<Choice> choices, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = await db.Set<HeaderMapping>()
            .Where(mapping => mapping.Institution == submission.Institution && mapping.Series == submission.Series)
            .ToDictionaryAsync(mapping => mapping.Header, cancellationToken);
        foreach (var choice in choices.DistinctBy(choice => Headers.Normalise(choice.Header)))
        {
            var header = Headers.Normalise(choice.Header);
            if (!known.TryGetValue(header, out var mapping))
            {
                mapping = new HeaderMapping
                {
                    Id = Guid.CreateVersion7(), Institution = submission.Institution, Series = submission.Series, Header = header,
                    HeaderAsSent = choice.Header, Field = choice.Field, MadeBy = actor.Actor.Name, MadeAt = now, Status = MappingStatus.Proposed,
                };
                db.Add(mapping);
            }

            (mapping.Field, mapping.MadeBy, mapping.MadeAt) = (choice.Field, actor.Actor.Name, now);
            (mapping.Status, mapping.ReviewedBy, mapping.ReviewedAt) = (MappingStatus.Proposed, null, null);
            db.Audited(
                actor.Actor, now, "mapping.make", $"mapping {mapping.Id}", submission.Institution,
                choice.Field.Length > 0 ? $"{submission.Series}: a header is {choice.Field}" : $"{submission.Series}: a header is left out");
        }
    }
}
