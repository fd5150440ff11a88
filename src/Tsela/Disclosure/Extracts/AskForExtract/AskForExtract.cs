using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Disclosure.Extracts.Files;
using Tsela.Linkage;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;
using Tsela.Statistics;

namespace Tsela.Disclosure.Extracts.AskForExtract;

/// <summary>Asks for an extract of microdata. Its risk is measured at once, so that those who decide see it.</summary>
[Needs(Right.AskForExtracts)]
public sealed class AskForExtract(TselaDb db, CurrentActor actor, TimeProvider clock, SnapshotRecords records, ReleasePseudonyms pseudonyms)
{
    private const int TextLengthMax = 500;

    /// <summary>An extract is for one piece of work; a longer need is asked for again.</summary>
    private const int DaysMax = 731;

    public sealed record Request(string Recipient, string Purpose, string LegalBasis, DateOnly? Until, string Series, IReadOnlyList<string> Variables);

    /// <param name="Code">Null where there are faults, and nothing was kept.</param>
    public sealed record Asked(string? Code, IReadOnlyList<FormFault> Faults);

    public async Task<Outcome<Asked>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<AskForExtract>() is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var found = await records.Of(snapshot: null, request.Series, cancellationToken);
        if (found.Problem is { } problem)
        {
            return problem;
        }

        var variables = ExtractTable.VariablesOf(found.Value, request.Variables);
        var purpose = await pseudonyms.Of(request.Purpose.Trim(), cancellationToken);
        FormFault[] faults = [.. Faults(request, DateOnly.FromDateTime(now), variables.Count), .. purpose.Problem is { } wrong ? new[] { new FormFault("purpose", wrong.Sentence) } : []];
        if (faults.Length > 0)
        {
            return new Asked(null, faults);
        }

        var risk = ReidentificationRisk.Of(variables, found.Value.Rows);
        var extract = new MicrodataExtract
        {
            Id = Guid.CreateVersion7(), Number = (await db.Set<MicrodataExtract>().MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0) + 1,
            Recipient = request.Recipient.Trim(), Purpose = request.Purpose.Trim(), LegalBasis = request.LegalBasis.Trim(), Until = request.Until!.Value,
            Series = request.Series, Snapshot = found.Value.Snapshot,
            Variables = string.Join(',', found.Value.Fields.Select(field => field.Field.Name).Where(name => request.Variables.Contains(name, StringComparer.Ordinal))),
            Rows = risk.Rows, SmallestGroup = risk.SmallestGroup, UniqueRows = risk.UniqueRows, AverageRisk = risk.AverageRisk, AskedBy = actor.Actor.Name, AskedAt = now,
        };
        db.Add(extract);
        db.Audited(actor.Actor, now, "extract.ask", extract.Code, why: $"{extract.Series} for {extract.Purpose}: {extract.Variables}");
        return await db.SaveUnlessTaken(cancellationToken) ? new Asked(extract.Code, []) : ExtractProblems.Race;
    }

    private static IEnumerable<FormFault> Faults(Request request, DateOnly today, int variables)
    {
        if (request.Recipient.Trim().Length is 0 or > TextLengthMax)
        {
            yield return new FormFault("recipient", "Say who will hold the records: the person and the institution.");
        }

        if (request.LegalBasis.Trim().Length is 0 or > TextLengthMax)
        {
            yield return new FormFault("legalBasis", "Name the section of the law or the agreement that allows it.");
        }

        if (request.Until is not { } until || until < today || until > today.AddDays(DaysMax))
        {
            yield return new FormFault("until", "Give the last day of use: from today on, and at most two years ahead.");
        }

        if (variables == 0)
        {
            yield return new FormFault("variables", "Choose at least one variable.");
        }
    }
}
