using Microsoft.EntityFrameworkCore;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;

namespace Tsela.Access.AuditTrail;

/// <summary>The audit trail, newest first.</summary>
[Needs(Right.ReadAudit)]
public sealed class ReadAudit(TselaDb db, CurrentActor actor)
{
    private const int PageSize = 50;

    /// <summary>Every filter that is given must fit; texts fit from their beginning.</summary>
    public sealed record Request(string? Actor, string? Act, string? Subject, string? Institution, DateOnly? From, DateOnly? To, int Page = 1);

    public sealed record Trail(IReadOnlyList<AuditEntry> Entries, int Page, int Pages);

    public async Task<Outcome<Trail>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadAudit>() is { } refusal)
        {
            return refusal;
        }

        var entries = Filtered(request);
        var pages = Paging.PagesOf(await entries.CountAsync(cancellationToken), PageSize);
        var page = Math.Clamp(request.Page, 1, pages);
        var shown = await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Skip(Paging.Before(page, PageSize)).Take(PageSize).ToListAsync(cancellationToken);
        return new Trail(shown, page, pages);
    }

    private IQueryable<AuditEntry> Filtered(Request request)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (request.Actor is { Length: > 0 } name)
        {
            entries = entries.Where(entry => entry.Actor.StartsWith(name));
        }

        if (request.Act is { Length: > 0 } act)
        {
            entries = entries.Where(entry => entry.Act.StartsWith(act));
        }

        if (request.Subject is { Length: > 0 } subject)
        {
            entries = entries.Where(entry => entry.Subject.StartsWith(subject));
        }

        if (request.Institution is { Length: > 0 } institution)
        {
            entries = entries.Where(entry => entry.Institution == institution);
        }

        if (request.From is { } from)
        {
            var start = from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            entries = entries.Where(entry => entry.At >= start);
        }

        if (request.To is { } to && to < DateOnly.MaxValue)
        {
            var end = to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }
}
