using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Disclosure.Extracts.ListExtracts;

/// <summary>The register of extracts, newest first.</summary>
[Needs(Right.ReadExtracts)]
public sealed class ListExtracts(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="Code">One extract; null for all.</param>
    public sealed record Request(string? Code = null);

    /// <param name="DecidesAsHead">The actor may decide in the place of the head of the Bureau.</param>
    /// <param name="DecidesAsOfficer">The actor may decide in the place of the data protection officer.</param>
    public sealed record Listed(IReadOnlyList<MicrodataExtract> Extracts, DateOnly Today, bool MayAsk, bool DecidesAsHead, bool DecidesAsOfficer);

    public async Task<Outcome<Listed>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ListExtracts>() is { } refusal)
        {
            return refusal;
        }

        List<MicrodataExtract> extracts = request.Code is null
            ? await db.Set<MicrodataExtract>().AsNoTracking().OrderByDescending(extract => extract.Number).ToListAsync(cancellationToken)
            : await db.Extract(request.Code, cancellationToken) is { } found ? [found] : [];
        return request.Code is { } code && extracts.Count == 0
            ? ExtractProblems.Unknown(code)
            : new Listed(
                extracts, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), actor.Actor.Rights.Contains(Right.AskForExtracts),
                actor.Actor.Role == Role.Head, actor.Actor.Role == Role.DataProtectionOfficer);
    }
}
