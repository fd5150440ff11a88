using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Engine.Matching;
using Tsela.Linkage.Runs;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Linkage.Reading;

/// <summary>The persons of a run: its records, and the table of their descriptions.</summary>
/// <param name="FirstNew">Number of the first description that the run before did not have; 0 in a full run.</param>
internal sealed record PersonsRead(IReadOnlyList<RunDelivery> Deliveries, RunRecord[] Records, PersonTable Table, int FirstNew);

/// <summary>Reads who the records in force are about.</summary>
internal sealed class ReadPersons(TselaDb db, NationalCatalogue catalogue)
{
    private readonly List<RunDelivery> deliveries = [];
    private readonly List<RunRecord> records = [];
    private readonly Descriptions descriptions = new();

    /// <summary>Everything that the deliveries hold.</summary>
    public async Task<PersonsRead> All(IReadOnlyList<Delivery> inForce, Action<double> onShare, CancellationToken cancellationToken)
    {
        await Read(inForce, onShare, cancellationToken);
        return new PersonsRead(deliveries, [.. records], descriptions.Build(), FirstNew: 0);
    }

    /// <summary>What stood in an earlier run and is still in force, and behind it what is new.</summary>
    public async Task<PersonsRead> Upon(OpenRun earlier, IReadOnlyList<Delivery> inForce, Action<double> onShare, CancellationToken cancellationToken)
    {
        descriptions.Add(earlier.Table);
        var firstNew = descriptions.Count;
        var stay = inForce.Select(delivery => delivery.Id).ToHashSet();
        foreach (var delivery in earlier.Deliveries.Where(delivery => stay.Remove(delivery.Id)))
        {
            deliveries.Add(delivery with { First = records.Count });
            for (var number = delivery.First; number < delivery.First + delivery.Count; number++)
            {
                records.Add(new RunRecord(earlier.RecordAt(number), earlier.DescriptionAt(number)));
            }
        }

        await Read([.. inForce.Where(delivery => stay.Contains(delivery.Id))], onShare, cancellationToken);
        return new PersonsRead(deliveries, [.. records], descriptions.Build(), firstNew);
    }

    private async Task Read(IReadOnlyList<Delivery> added, Action<double> onShare, CancellationToken cancellationToken)
    {
        var all = Math.Max(1, added.Sum(delivery => delivery.RecordCount));
        long read = 0;
        var values = new string?[PersonColumns.All.Length];
        foreach (var delivery in added)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var industryNumber = PersonRow.IndustryNumberOf(catalogue.Series[delivery.Series]);
            var first = records.Count;
            await foreach (var row in Rows(delivery.Id, industryNumber is not null).WithCancellation(cancellationToken))
            {
                if (row.NamesAPerson)
                {
                    row.Fill(values, industryNumber);
                    records.Add(new RunRecord(row.Id, descriptions.Of(values)));
                }
            }

            deliveries.Add(new RunDelivery(delivery.Id, delivery.Series, first, records.Count - first));
            onShare((double)(read += delivery.RecordCount) / all);
        }
    }

    private IAsyncEnumerable<PersonRow> Rows(Guid delivery, bool withRest) => db.Set<HarmonisedRecord>().AsNoTracking()
        .Where(record => record.DeliveryId == delivery).OrderBy(record => record.Row)
        .Select(record => new PersonRow(
            record.Id, record.Surname, record.GivenNames, record.Sex, record.BirthDate, record.BirthCountry, record.NationalId, record.DocumentNumber,
            withRest ? record.Harmonised : null))
        .AsAsyncEnumerable();
}
