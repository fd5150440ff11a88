using System.Security.Cryptography;
using System.Text;
using Tsela.Linkage;

namespace Tsela.Statistics.Snapshots;

/// <summary>
/// The keys of persons that a linkage found, as a snapshot holds them: hashed for statistics, so that they lead to
/// nobody and to no key of another purpose.
/// </summary>
/// <param name="run">The run; null where none has finished.</param>
public sealed class LinkedKeys(PersonKeyRows rows, PersonKeys keys, LinkageFigures? run)
{
    private readonly HashSet<Guid> covered = [.. run?.Deliveries ?? []];

    /// <summary>What the snapshot says of the run; null where there is none.</summary>
    public FrozenLinkage? Frozen => run is null ? null : new FrozenLinkage(
        run.Run, run.FinishedAt, [.. run.Series.Order(StringComparer.Ordinal)], run.Records, run.Persons, run.Precision);

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
    public IReadOnlyDictionary<Guid, string> Of(Guid delivery) => Rows(delivery).ToDictionary(one => one.RecordId, one => keys.Key("person", one.PersonKey));

    private IEnumerable<(Guid RecordId, string PersonKey)> Rows(Guid delivery) => covered.Contains(delivery) ? rows.OfDelivery(run!, delivery) : [];
}
