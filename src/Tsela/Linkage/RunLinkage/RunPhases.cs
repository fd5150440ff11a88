using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Matching;
using Tsela.Linkage.Reading;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage.RunLinkage;

/// <summary>The three parts of a run, each of which takes up what an earlier try has finished.</summary>
public sealed class RunPhases(
    TselaDb db, CurrentActor actor, TimeProvider clock, TselaFolder folder, NationalCatalogue catalogue, RecordRows rows, OpenRuns runs)
{
    private const double ReadShare = 0.2;
    private const double ComparedShare = 0.9;

    internal async Task Work(LinkageRun run, RunWatch watch, RunClaim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var began = Stopwatch.GetTimestamp();
        var files = new RunFolder(folder, run.Id);
        Directory.CreateDirectory(files.Root);
        var earlier = run.BasedOn is { } upon && runs.Keeps(upon) && PersonColumns.AreOf(runs.Of(upon).Table) && runs.Of(upon).Fits ? runs.Of(upon) : null;
        if (earlier is null)
        {
            (run.Kind, run.BasedOn) = (LinkageRunKind.Full, null);
        }

        var persons = await Read(run, files, earlier, watch);
        watch.Stop.ThrowIfCancellationRequested();
        var decisions = await KeptDecisions.Read(db, persons, runs, watch.Stop);
        var compared = PairsCompared.Read(files);
        if (compared is null)
        {
            watch.Report(new LinkageProgress("Comparing", ReadShare));
            var passports = await PassportRegister.Read(db, catalogue, persons.Deliveries, watch.Stop);
            var options = Options(run, decisions, passports.Repel(persons.Table), watch);
            compared = await Task.Run(
                () => earlier is null
                    ? ComparePairs.InFull(persons.Table, options, watch.Stop)
                    : ComparePairs.Upon(earlier, persons, options, decisions.Reopened, watch.Stop),
                watch.Stop);
            compared.Write(files);
        }

        watch.Stop.ThrowIfCancellationRequested();
        watch.Report(new LinkageProgress("Giving keys to persons", ComparedShare));
        var latest = await db.LatestRun(watch.Stop);
        var before = latest is not null && runs.Keeps(latest.Id) ? runs.Of(latest.Id) : null;
        var keys = await Task.Run(() => GiveKeys.To(run.Id, persons.Records, compared.Clusters, before), watch.Stop);
        RunFolder.WriteArray<Guid>(files.Persons, keys.OfDescription);
        run.Seconds += Stopwatch.GetElapsedTime(began).TotalSeconds;
        await Publish(run, persons, compared, keys, watch.Stop);
        RemoveOld([run.Id, .. latest is null ? [] : new[] { latest.Id }]);
    }

    private async Task<PersonsRead> Read(LinkageRun run, RunFolder files, OpenRun? earlier, RunWatch watch)
    {
        if (File.Exists(files.Deliveries))
        {
            return new PersonsRead(
                RunFolder.ReadJson<List<RunDelivery>>(files.Deliveries), RunFolder.ReadArray<RunRecord>(files.Records), files.ReadTable(), earlier?.Table.Count ?? 0);
        }

        var set = await LinkedDeliveries.InForce(rows, catalogue, watch.Stop);
        var reading = new ReadPersons(db, catalogue);
        void OnShare(double share) => watch.Report(new LinkageProgress("Reading the persons of the registers", share * ReadShare));
        var persons = earlier is null
            ? await reading.All(set.Deliveries, OnShare, watch.Stop)
            : await reading.Upon(earlier, set.Deliveries, OnShare, watch.Stop);
        (run.DeliverySet, run.Deliveries, run.IsTraining) = (set.Hash, set.Deliveries.Count, set.Deliveries.Any(delivery => delivery.IsTraining));
        (run.Records, run.Descriptions) = (persons.Records.Length, persons.Records.Select(record => record.Description).Distinct().Count());
        await db.SaveChangesAsync(watch.Stop);
        files.WriteTable(persons.Table);
        RunFolder.WriteArray<RunRecord>(files.Records, persons.Records);
        // the last file is the sign that the others are there
        RunFolder.WriteJson(files.Deliveries, persons.Deliveries);
        return persons;
    }

    private static LinkageOptions Options(LinkageRun run, KeptDecisions decisions, Func<int, int, bool>? repel, RunWatch watch) => new()
    {
        Threshold = run.Threshold,
        KeptFrom = run.KeptFrom,
        Seed = run.Seed,
        Decisions = decisions.Standing,
        Repel = repel,
        OnProgress = progress => watch.Report(progress with { Share = ReadShare + (progress.Share * (ComparedShare - ReadShare)) }),
    };

    private async Task Publish(LinkageRun run, PersonsRead persons, PairsCompared compared, KeysGiven keys, CancellationToken cancellationToken)
    {
        var weights = WeightBars.Of(compared.Pairs, compared.Clusters);
        run.Report = new RunReport(compared.Model, weights, RunShares.Of(persons, compared.Clusters), compared.Phases, compared.Remarks).ToJson();
        (run.Persons, run.NewKeys) = (keys.Persons, keys.New);
        (run.MergedKeys, run.SplitKeys) = (keys.Count(KeyChangeKind.MergedInto), keys.Count(KeyChangeKind.SplitFrom));
        (run.PairsCompared, run.PairsKept, run.Links) = (compared.Compared, compared.Pairs.Length, weights.Sum(bar => bar.Linked));
        (run.State, run.LiveKey, run.StopAsked, run.Why) = (LinkageRunState.Finished, null, false, null);
        (run.Phase, run.Progress, run.FinishedAt) = ("Finished", 1, clock.GetUtcNow().UtcDateTime);
        db.AddRange(keys.Changes);
        db.Audited(actor.Actor, run.FinishedAt.Value, "linkage.finish", $"linkage {run.Id}");
        await db.SaveChangesAsync(cancellationToken);
    }

    // the figures of older runs stay in the database; their files would only grow
    private void RemoveOld(IReadOnlyCollection<Guid> keep)
    {
        var live = db.Set<LinkageRun>().AsNoTracking().Where(run => run.State != LinkageRunState.Finished && run.State != LinkageRunState.Failed)
            .Select(run => run.Id).ToHashSet();
        foreach (var old in Directory.EnumerateDirectories(folder.Linkage)
            .Where(old => Guid.TryParseExact(Path.GetFileName(old), "N", out var run) && !keep.Contains(run) && !live.Contains(run)))
        {
            Directory.Delete(old, recursive: true);
        }
    }
}
