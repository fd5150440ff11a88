using Microsoft.EntityFrameworkCore;
using Tsela.Engine.Matching;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Linkage.MatchingProgrammes.RunProgramme;

/// <summary>The records in force of a programme's series, compared by its columns alone. Nothing that the statistical linkage knows is used.</summary>
internal sealed class SeriesMatch(TselaDb db, MatchingProgramme programme)
{
    private const double Threshold = 0.95;

    private readonly List<Guid> ids = [];

    public int RecordsRead => ids.Count;

    /// <summary>Series that have a record in force.</summary>
    public int SeriesRead { get; private set; }

    /// <summary>One hit for each person and two series, the strongest first: a person who crossed the border thirty times is one hit and not thirty.</summary>
    /// <exception cref="LinkageRefusedException">The columns tell no persons apart.</exception>
    public async Task<IReadOnlyList<(Guid A, Guid B, double Weight)>> Hits(CancellationToken cancellationToken)
    {
        var table = await Read(cancellationToken);
        if (SeriesRead < 2)
        {
            return [];
        }

        var options = new LinkageOptions { Threshold = Threshold, KeptFrom = Threshold, Scope = LinkageScope.BetweenSources };
        var result = await Task.Run(() => Linker.Link(table, options, cancellationToken), cancellationToken);
        var sources = table.Sources!;
        return
        [
            .. result.Pairs
                .Where(pair => sources[pair.A] != sources[pair.B] && pair.Probability >= Threshold && result.Clusters[pair.A] == result.Clusters[pair.B])
                .GroupBy(pair => (result.Clusters[pair.A], Math.Min(sources[pair.A], sources[pair.B]), Math.Max(sources[pair.A], sources[pair.B])))
                .Select(same => same.MaxBy(pair => pair.Weight))
                .OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.A).ThenBy(pair => pair.B)
                .Select(pair => (ids[pair.A], ids[pair.B], (double)pair.Weight)),
        ];
    }

    private async Task<PersonTable> Read(CancellationToken cancellationToken)
    {
        var columns = programme.ComparedColumns();
        var table = new PersonTableBuilder(columns.Select(column => (column.Key, column.Kind)));
        var number = (byte)0;
        foreach (var series in programme.SeriesIds())
        {
            var before = ids.Count;
            await foreach (var record in Records(series).WithCancellation(cancellationToken))
            {
                for (var column = 0; column < columns.Count; column++)
                {
                    table.Set(column, columns[column].Value(record));
                }

                table.Next(number);
                ids.Add(record.Id);
            }

            SeriesRead += ids.Count > before ? 1 : 0;
            number++;
        }

        return table.Build();
    }

    private IAsyncEnumerable<HarmonisedRecord> Records(string series) =>
        db.InForce().Where(delivery => delivery.Series == series).OrderBy(delivery => delivery.PeriodStart).ThenBy(delivery => delivery.Id)
            .Join(db.Set<HarmonisedRecord>(), delivery => delivery.Id, record => record.DeliveryId, (delivery, record) => new { delivery, record })
            .OrderBy(one => one.delivery.PeriodStart).ThenBy(one => one.delivery.Id).ThenBy(one => one.record.Row)
            .Select(one => new HarmonisedRecord
            {
                Id = one.record.Id, DeliveryId = one.record.DeliveryId, Series = series, Row = one.record.Row,
                Surname = one.record.Surname, GivenNames = one.record.GivenNames, Sex = one.record.Sex, BirthDate = one.record.BirthDate,
                Citizenship = one.record.Citizenship, NationalId = one.record.NationalId, DocumentNumber = one.record.DocumentNumber,
                Sent = "", Harmonised = "",
            })
            .AsNoTracking().AsAsyncEnumerable();
}
