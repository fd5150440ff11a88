using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Linkage;
using Tsela.Linkage.AskForRun;
using Tsela.Linkage.RunLinkage;
using Tsela.Linkage.Runs;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Sandbox.Demo;

/// <summary>The linkage of a demo, and how near it comes to the truth.</summary>
public sealed record LinkageSummary(long Records, long Persons, LinkageTruth Truth)
{
    /// <summary>Links what is new, or takes the last linkage where nothing is.</summary>
    public static async Task<LinkageSummary> Make(IServiceProvider services, string folder, Action<double> onShare, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        var asked = await scope.ServiceProvider.GetRequiredService<AskForRun>().Handle(new(Full: false, "demo"), cancellationToken);
        if (asked.Problem is { } problem && problem != LinkageProblems.UnderWay && problem != LinkageProblems.NothingNew)
        {
            throw new UnusableInputException(problem.Sentence);
        }

        // one that an earlier demo was stopped in goes on
        var live = await db.Set<LinkageRun>().AsNoTracking().Where(run => run.LiveKey != null).Select(run => (Guid?)run.Id).FirstOrDefaultAsync(cancellationToken);
        if (live is { } id)
        {
            var ran = await scope.ServiceProvider.GetRequiredService<RunLinkage>().Handle(new(id, progress => onShare(progress.Share)), cancellationToken);
            if (ran.Problem is { } refused)
            {
                throw new UnusableInputException(refused.Sentence);
            }
        }

        var latest = (await db.LatestRun(cancellationToken))!;
        var open = scope.ServiceProvider.GetRequiredService<OpenRuns>().Of(latest.Id);
        return new LinkageSummary(latest.Records, latest.Persons, await LinkageTruth.Of(db, folder, open, cancellationToken));
    }
}
