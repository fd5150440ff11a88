using Microsoft.EntityFrameworkCore;
using Tsela.Linkage.Runs;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Quality;

/// <param name="Links">Links of the run in the stratum.</param>
/// <param name="Reviewed">Links of the sample that reviewers have settled.</param>
/// <param name="Right">Those of them that are one person.</param>
public sealed record StratumReview(LinkStratum Stratum, long Links, int Reviewed, int Right);

/// <summary>How many links of a run are right, as far as reviewers have looked at a random sample.</summary>
/// <param name="Precision">Null while too few have been reviewed.</param>
public sealed record LinkQuality(IReadOnlyList<StratumReview> Strata, LinkPrecision? Precision)
{
    public const int ReviewedLeast = 20;

    /// <summary>Share of all links that the strata with reviewed ones must hold.</summary>
    public const double CoveredLeast = 0.9;

    public static async Task<LinkQuality> Of(TselaDb db, LinkageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(run);
        var chain = await Chain(db, run, cancellationToken);
        var settled = await db.Standing().AsNoTracking().Where(decision => decision.FromSample && EF.Parameter(chain).Contains(decision.RunId))
            .Select(decision => new { decision.Weight, decision.SamePerson }).ToListAsync(cancellationToken);
        var links = LinkStratum.Links(run.Report.Length == 0 ? [] : RunReport.Parse(run.Report).Weights);
        List<StratumReview> strata =
        [
            .. LinkStratum.All.Select((stratum, place) => new StratumReview(
                stratum, links[place],
                settled.Count(one => LinkStratum.Of(one.Weight) == stratum), settled.Count(one => one.SamePerson && LinkStratum.Of(one.Weight) == stratum))),
        ];
        return new LinkQuality(strata, PrecisionOf(strata));
    }

    /// <summary>The stratified estimate with Wilson's interval (1927) for the effective size of the sample (Korn and Graubard 1998).</summary>
    public static LinkPrecision? PrecisionOf(IReadOnlyList<StratumReview> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var there = strata.Where(one => one.Links > 0 && one.Reviewed > 0).ToList();
        double all = there.Sum(one => one.Links);
        if (there.Sum(one => one.Reviewed) < ReviewedLeast || all < CoveredLeast * strata.Sum(one => one.Links))
        {
            return null;
        }

        var share = there.Sum(one => one.Links / all * one.Right / one.Reviewed);
        // one right and one wrong more in each stratum, because a small sample without a wrong link does not show that there is none
        var smooth = there.Sum(one => one.Links / all * Smooth(one));
        var variance = there.Sum(one => Math.Pow(one.Links / all, 2) * Smooth(one) * (1 - Smooth(one)) / one.Reviewed);
        var size = smooth * (1 - smooth) / variance;
        var (low, high) = Wilson(share, size);
        return new LinkPrecision(share, low, high, there.Sum(one => one.Reviewed));
    }

    private static double Smooth(StratumReview one) => (one.Right + 1.0) / (one.Reviewed + 2);

    private static (double Low, double High) Wilson(double share, double size)
    {
        const double z = 1.959964;
        var middle = (share + (z * z / (2 * size))) / (1 + (z * z / size));
        var half = z / (1 + (z * z / size)) * Math.Sqrt((share * (1 - share) / size) + (z * z / (4 * size * size)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    // incremental runs keep the model and the links of those upon which they build
    private static async Task<List<Guid>> Chain(TselaDb db, LinkageRun run, CancellationToken cancellationToken)
    {
        List<Guid> chain = [run.Id];
        for (var below = run.BasedOn; below is { } id; below = await db.Set<LinkageRun>().Where(one => one.Id == id).Select(one => one.BasedOn).SingleOrDefaultAsync(cancellationToken))
        {
            chain.Add(id);
        }

        return chain;
    }
}
