using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage.MatchingProgrammes.PurgeHits;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.ReadHits;

/// <summary>The hits of a run, for those whom the programme names, with the compared columns alone. Reading them leaves an audit entry.</summary>
[Needs(Right.UseProgrammes)]
public sealed class ReadHits(TselaDb db, CurrentActor actor, RecordLookup records, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <param name="Number">Number of the page, from 1.</param>
    public sealed record Request(string Code, Guid Run, int Number = 1);

    /// <summary>One of the two records of a hit.</summary>
    public sealed record Side(string Series, string Institution, string Period, long Row, string? RecordNumber, IReadOnlyList<string> Values);

    /// <param name="A">Null where the record's delivery is no longer in force; so is <paramref name="B"/>.</param>
    public sealed record Line(ProgrammeHit Hit, Side? A, Side? B);

    public sealed record Shown(MatchingProgramme Programme, ProgrammeRun Run, IReadOnlyList<Line> Lines);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadHits>() is { } refusal)
        {
            return refusal;
        }

        if (await db.Programme(request.Code, cancellationToken) is not { Programme: var programme } || !programme.Names(actor.Actor.Name))
        {
            return ProgrammeProblems.NoSuchHits;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await db.PurgeDue(now, cancellationToken);
        if (await db.Set<ProgrammeRun>().AsNoTracking().SingleOrDefaultAsync(run => run.Id == request.Run && run.ProgrammeId == programme.Id, cancellationToken) is not { EndedAt: not null } run)
        {
            return ProgrammeProblems.NoSuchHits;
        }

        if (run.PurgedAt is { } purged)
        {
            return ProgrammeProblems.Purged(purged);
        }

        var first = (Math.Max(request.Number, 1) - 1L) * PageSize;
        var hits = await db.Set<ProgrammeHit>().AsNoTracking().Where(hit => hit.RunId == run.Id && hit.Rank > first && hit.Rank <= first + PageSize)
            .OrderBy(hit => hit.Rank).ToListAsync(cancellationToken);
        var columns = programme.ComparedColumns();
        var lines = new List<Line>();
        foreach (var hit in hits)
        {
            lines.Add(new Line(hit, await SideOf(hit.RecordA, columns, cancellationToken), await SideOf(hit.RecordB, columns, cancellationToken)));
        }

        db.Audited(actor.Actor, now, "programme.read-hits", $"run {run.Id}", why: $"hits {first + 1} to {first + hits.Count}");
        await db.SaveChangesAsync(cancellationToken);
        return new Shown(programme, run, lines);
    }

    private async Task<Side?> SideOf(Guid id, IReadOnlyList<ComparedColumn> columns, CancellationToken cancellationToken) =>
        await records.Find(id, cancellationToken) is { Delivery.InForce: true } found
            ? new Side(
                found.Record.Series, found.Delivery.Institution, found.Delivery.Period, found.Record.Row, found.Record.RecordNumber,
                [.. columns.Select(column => column.Value(found.Record) ?? "")])
            : null;
}
