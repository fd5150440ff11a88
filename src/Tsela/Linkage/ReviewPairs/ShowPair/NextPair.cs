using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Linkage.ReviewPairs.ShowPair;

/// <summary>
/// Which pair a reviewer gets next: the one that lies before them already; else the one whose answer tells and changes
/// most. About every fourth is one of the sample, at moments that nobody can foresee, so that it is judged like any other.
/// </summary>
public sealed class NextPair(TselaDb db)
{
    private const int SampleOneIn = 4;

    /// <summary>A pair that somebody opened is kept for them so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    /// <summary>Pairs that wait and of which the reviewer has said nothing.</summary>
    public IQueryable<PairInReview> Open(string reviewer) => db.Set<PairInReview>().Where(pair =>
        (pair.State == PairState.First || pair.State == PairState.Second)
        && !db.Set<PairOpinion>().Any(opinion => opinion.PairId == pair.Id && opinion.Reviewer == reviewer && opinion.TakenBackAt == null));

    public async Task<PairInReview?> For(string reviewer, DateTime now, CancellationToken cancellationToken)
    {
        var open = Open(reviewer);
        if (await open.Where(pair => pair.ShownTo == reviewer).OrderByDescending(pair => pair.ShownAt).FirstOrDefaultAsync(cancellationToken) is { } before)
        {
            return before;
        }

        var given = await db.Set<PairOpinion>().CountAsync(opinion => opinion.Reviewer == reviewer, cancellationToken);
        var sampleFirst = Draw(reviewer, given) % SampleOneIn == 0;
        var free = open.Where(pair => pair.ShownAt == null || pair.ShownAt < now - Kept);
        return await free.OrderBy(pair => pair.FromSample == sampleFirst ? 0 : 1).ThenByDescending(pair => pair.Priority).ThenBy(pair => pair.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static uint Draw(string reviewer, int given) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{reviewer}|{given}")));
}
