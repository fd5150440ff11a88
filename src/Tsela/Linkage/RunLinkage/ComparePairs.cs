using Tsela.Engine.Matching;
using Tsela.Linkage.Reading;
using Tsela.Linkage.Runs;

namespace Tsela.Linkage.RunLinkage;

/// <summary>What the comparing of a run gave.</summary>
/// <param name="Clusters">One number a description: the smallest of its cluster.</param>
/// <param name="Compared">Pairs that were looked at; 0 where only what is new was compared.</param>
internal sealed record PairsCompared(
    LinkageModel Model, ScoredPair[] Pairs, int[] Clusters, long Compared, IReadOnlyList<PhaseSeconds> Phases, IReadOnlyList<string> Remarks)
{
    private sealed record Account(long Compared, IReadOnlyList<PhaseSeconds> Phases, IReadOnlyList<string> Remarks);

    /// <summary>Null where the run has not come so far.</summary>
    public static PairsCompared? Read(RunFolder files)
    {
        if (!File.Exists(files.Pairs))
        {
            return null;
        }

        var account = RunFolder.ReadJson<Account>(AccountFile(files));
        return new PairsCompared(
            RunFolder.ReadJson<LinkageModel>(files.Model), RunFolder.ReadArray<ScoredPair>(files.Pairs), RunFolder.ReadArray<int>(files.Clusters),
            account.Compared, account.Phases, account.Remarks);
    }

    public void Write(RunFolder files)
    {
        RunFolder.WriteJson(files.Model, Model);
        RunFolder.WriteJson(AccountFile(files), new Account(Compared, Phases, Remarks));
        RunFolder.WriteArray<int>(files.Clusters, Clusters);
        // the last file is the sign that the others are there
        RunFolder.WriteArray<ScoredPair>(files.Pairs, Pairs);
    }

    private static string AccountFile(RunFolder files) => Path.Combine(files.Root, "compared.json");
}

/// <summary>Finds the pairs and the persons among the descriptions.</summary>
internal static class ComparePairs
{
    public static PairsCompared InFull(PersonTable table, LinkageOptions options, CancellationToken cancellationToken)
    {
        var found = Linker.Link(table, options, cancellationToken);
        return new PairsCompared(
            found.Model, [.. found.Pairs], found.Clusters, found.PairsCompared,
            [.. found.Phases.Select(phase => new PhaseSeconds(phase.Phase, phase.Seconds))], found.Remarks);
    }

    /// <summary>Compares what is new with everything, by the model that stands, and clusters anew only what that touches.</summary>
    /// <param name="reopened">Descriptions of which something was decided or undone.</param>
    public static PairsCompared Upon(OpenRun earlier, PersonsRead persons, LinkageOptions options, IEnumerable<int> reopened, CancellationToken cancellationToken)
    {
        var used = new bool[persons.Table.Count];
        Array.ForEach(persons.Records, record => used[record.Description] = true);
        var kept = earlier.ScoredPairs();
        var found = Linker.Compare(earlier.Model, persons.Table, persons.FirstNew, options, cancellationToken);
        ScoredPair[] pairs = [.. kept.Concat(found).Where(pair => used[pair.A] && used[pair.B]).OrderBy(pair => pair.A).ThenBy(pair => pair.B)];
        var touched = new TouchedComponents(used.Length, pairs, options.Decisions);
        foreach (var pair in kept.Where(pair => used[pair.A] != used[pair.B]))
        {
            touched.Touch(used[pair.A] ? pair.A : pair.B);
        }

        foreach (var number in Enumerable.Range(persons.FirstNew, used.Length - persons.FirstNew).Concat(reopened))
        {
            touched.Touch(number);
        }

        var again = Linker.Cluster(earlier.Model, persons.Table, [.. pairs.Where(pair => touched.Holds(pair.A))], options, cancellationToken);
        var before = earlier.Clusters();
        int[] clusters = [.. Enumerable.Range(0, used.Length).Select(number => !used[number] ? number : touched.Holds(number) ? again[number] : before[number])];
        return new PairsCompared(earlier.Model, pairs, clusters, Compared: 0, [], []);
    }
}
