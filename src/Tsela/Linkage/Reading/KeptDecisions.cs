using Microsoft.EntityFrameworkCore;
using Tsela.Engine.Matching;
using Tsela.Linkage.Runs;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Reading;

/// <summary>The decisions of reviewers in the numbers of a run's table.</summary>
/// <param name="Reopened">Descriptions of which something was decided or undone since the decisions began.</param>
internal sealed record KeptDecisions(IReadOnlyList<Decision> Standing, IReadOnlyCollection<int> Reopened)
{
    public static async Task<KeptDecisions> Read(TselaDb db, PersonsRead persons, OpenRuns runs, CancellationToken cancellationToken)
    {
        var decided = await db.Set<LinkDecision>().AsNoTracking().OrderBy(decision => decision.At).ToListAsync(cancellationToken);
        if (decided.Count == 0)
        {
            return new KeptDecisions([], []);
        }

        var ofRecord = persons.Records.ToDictionary(record => record.Id, record => record.Description);
        // the rows of a corrected file have other ids and, where the person was not corrected, the same digest
        var ofDigest = Enumerable.Range(0, persons.Table.Count).Select(number => (Digest: runs.DigestOf(persons.Table, number), Number: number))
            .GroupBy(one => one.Digest, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Number, StringComparer.Ordinal);
        int Number(Guid record, string digest) => ofRecord.TryGetValue(record, out var known) ? known : ofDigest.GetValueOrDefault(digest, -1);

        var standing = new Dictionary<(int, int), Decision>();
        var reopened = new HashSet<int>();
        foreach (var decision in decided)
        {
            var (a, b) = (Number(decision.RecordA, decision.DigestA), Number(decision.RecordB, decision.DigestB));
            if (a < 0 || b < 0 || a == b)
            {
                continue;
            }

            reopened.Add(a);
            reopened.Add(b);
            if (decision.UndoneAt is null)
            {
                var (first, second) = (Math.Min(a, b), Math.Max(a, b));
                standing[(first, second)] = new Decision(first, second, decision.SamePerson);
            }
        }

        return new KeptDecisions([.. standing.Values], reopened);
    }
}
