using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Intake.Map;

/// <summary>Remembers which code a word of an institution's files means.</summary>
[Needs(Right.MendSubmissions)]
public sealed class MapValues(TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue)
{
    public sealed record Choice(string Field, string Value, string Code);

    public sealed record Request(Guid Submission, IReadOnlyList<Choice> Choices);

    public async Task<Outcome<Done>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<MapValues>() is { } refusal)
        {
            return refusal;
        }

        if (await db.SubmissionOf(actor.Actor, request.Submission, cancellationToken) is not { } submission)
        {
            return IntakeProblems.NotFound;
        }

        var series = catalogue.Series[submission.Series];
        if ((request.Choices.Count == 0 ? MappingProblems.NothingChosen : request.Choices.Select(choice => Fault(choice, series)).FirstOrDefault(fault => fault is not null)) is { } wrong)
        {
            return wrong;
        }

        await Save(submission, request.Choices, cancellationToken);
        return await db.SaveUnlessTaken(cancellationToken) ? Done.It : MappingProblems.Meanwhile;
    }

    private static Problem? Fault(Choice choice, TableSchema series)
    {
        var index = series.IndexOf(choice.Field);
        if (index < 0)
        {
            return IntakeProblems.UnknownField(choice.Field, series.Name);
        }

        if (LooseText.Normalise(choice.Value).Length == 0)
        {
            return MappingProblems.NoLetters(choice.Value);
        }

        var field = series.Fields[index];
        return field.CodeLists.Any(list => list.Codes.Any(code => code.Value == choice.Code)) ? null : MappingProblems.NotACode(choice.Code, field.Caption);
    }

    private async Task Save(Submission submission, IReadOnlyList<Choice> choices, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = await db.Set<ValueMapping>()
            .Where(mapping => mapping.Institution == submission.Institution && mapping.Series == submission.Series)
            .ToDictionaryAsync(mapping => (mapping.Field, mapping.Value), cancellationToken);
        foreach (var choice in choices.DistinctBy(choice => (choice.Field, LooseText.Normalise(choice.Value))))
        {
            var value = LooseText.Normalise(choice.Value);
            if (!known.TryGetValue((choice.Field, value), out var mapping))
            {
                mapping = new ValueMapping
                {
                    Id = Guid.CreateVersion7(), Institution = submission.Institution, Series = submission.Series, Field = choice.Field, Value = value,
                    ValueAsSent = choice.Value, Code = choice.Code, MadeBy = actor.Actor.Name, MadeAt = now, Status = MappingStatus.Proposed,
                };
                db.Add(mapping);
            }

            (mapping.Code, mapping.MadeBy, mapping.MadeAt) = (choice.Code, actor.Actor.Name, now);
            (mapping.Status, mapping.ReviewedBy, mapping.ReviewedAt) = (MappingStatus.Proposed, null, null);
            db.Audited(
                actor.Actor, now, "mapping.make", $"mapping {mapping.Id}", submission.Institution, $"{submission.Series}: a word of {choice.Field} is {choice.Code}");
        }
    }
}
