using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes;

internal static class ProgrammeQueries
{
    /// <summary>The programme of a code, tracked, with what was decided; null where there is none.</summary>
    public static async Task<(MatchingProgramme Programme, IReadOnlyList<ProgrammeDecision> Decisions)?> Programme(
        this TselaDb db, string code, CancellationToken cancellationToken)
    {
        var number = MatchingProgramme.NumberOf(code);
        if (await db.Set<MatchingProgramme>().SingleOrDefaultAsync(one => one.Number == number, cancellationToken) is not { } programme)
        {
            return null;
        }

        return (programme, await db.Set<ProgrammeDecision>().AsNoTracking().Where(one => one.ProgrammeId == programme.Id).ToListAsync(cancellationToken));
    }

    /// <summary>Whoever could have refused it may end it, and the institution that registered it.</summary>
    public static bool MayBeClosedBy(this MatchingProgramme programme, Actor actor) =>
        Seats.Of(actor) is { } seat && (seat == programme.Institution || Seats.Of(programme).Contains(seat, StringComparer.Ordinal));
}
