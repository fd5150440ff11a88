using System.Security.Cryptography;
using System.Text;
using Tsela.Linkage;

namespace Tsela.Statistics.Snapshots;

/// <summary>
/// The keys of persons that a linkage found, as a snapshot holds them: hashed for statistics, so that they lead to
/// nobody and to no key of another purpose.
/// </summary>
/// <param name="run">The run; null where none has finished.</param>
public sealed class LinkedKeys(PersonKeyRows rows, PersonPairRows pairs, PersonKeys keys, LinkageFigures? run)
{
    private readonly HashSet<Guid> covered = [.. run?.Deliveries ?? []];

    /// <summary>What the snapshot says of the run, with the pairs written beside the tables; null where there is none.</summary>
    /// <param name="compared">The series that are held against each other.</param>
    /// <param name="before">What the snapshot before says; of the same run, its pairs stay.</param>
    public FrozenLinkage? Freeze(IReadOnlyCollection<string> compared, FrozenLinkage? before, TableStore store, string working)
    {
        if (run is null)
        {
            return null;
        }

        string[] series = [.. run.Series.Intersect(compared, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var known = before is not null && before.Run == run.Run && before.Pairs.Series.SequenceEqual(series, StringComparer.Ordinal)
            && store.IsWhole(before.Pairs.File, before.Pairs.Bytes) ? before.Pairs : null;
        return new FrozenLinkage(
            run.Run, run.FinishedAt, [.. run.Series.Order(StringComparer.Ordinal)], run.Records, run.Persons, run.Precision,
            known ?? LinkPairs.Write(pairs.Between(run, series).Select(Hashed), series, store, working));
    }

    /// <summary>Hash of the keys of a delivery's rows; null where the run has none for it.</summary>
    public string? DigestOf(Guid delivery)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var any = false;
        foreach (var (record, person) in Rows(delivery))
        {
            any = true;
            digest.AppendData(record.ToByteArray());
            digest.AppendData(Encoding.UTF8.GetBytes(person));
        }

        return any ? Convert.ToHexStringLower(digest.GetHashAndReset()) : null;
    }

    /// <summary>The key of each record of a delivery that the run knows.</summary>
    public IReadOnlyDictionary<Guid, string> Of(Guid delivery) => Rows(delivery).ToDictionary(one => one.RecordId, one => Hashed(one.PersonKey));

    private string Hashed(string person) => keys.Key("person", person);

    private LinkPair Hashed(PersonPair pair) => new(pair.SeriesA, Hashed(pair.PersonA.ToString("N")), pair.SeriesB, Hashed(pair.PersonB.ToString("N")), pair.Probability);

    private IEnumerable<(Guid RecordId, string PersonKey)> Rows(Guid delivery) => covered.Contains(delivery) ? rows.OfDelivery(run!, delivery) : [];
}
