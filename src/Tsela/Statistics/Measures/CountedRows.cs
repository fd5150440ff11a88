using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>Stocks and flows from the rows of series of records.</summary>
public sealed class CountedRows(NationalCatalogue catalogue, OpenSnapshot snapshot, QuestionTrace? trace = null)
{
    public const string RoundConcept = "time.round";

    public Answer Of(MeasureDefinition measure, Reference reference, string? by)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(reference);
        var tables = new List<ColumnTable>();
        var coverage = Coverage.None;
        var without = new List<string>();
        foreach (var id in measure.Series)
        {
            var series = snapshot.Manifest.Of(id);
            var own = series is null ? Coverage.None : Covered(series, measure, reference);
            if (own.Deliveries == 0)
            {
                without.Add($"{id} has no delivery for {reference.Period} (owed by {catalogue.Series[id].Tsela!.Institution})");
                continue;
            }

            coverage += own;
            tables.Add(Table(id));
        }

        return tables.Count == 0
            ? Answer.Missing(string.Join("; ", without))
            : Tabulated(measure, reference, by, tables, coverage, isPartial: without.Count > 0);
    }

    private Answer Tabulated(
        MeasureDefinition measure, Reference reference, string? by, List<ColumnTable> tables, Coverage coverage, bool isPartial)
    {
        bool Has(string column) => tables.TrueForAll(table => table.TryFind(column, out _));
        var question = new Question
        {
            By = by is null ? [] : MeasureTexts.Breakdown(by, measure, Has),
            Where =
            [
                .. measure.Where.SelectMany(one => MeasureTexts.Where(one.Key, one.Value, KindOf(tables[0], one.Key), Has)),
                .. measure.Kind == "round" ? new[] { Rounds(tables, reference) } : [],
            ],
            Measure = MeasureTexts.Count(measure.Count),
            Time = measure.Kind switch
            {
                "round" => null,
                "stock" => Stock(measure, measure.At == "start" ? reference.First.AddDays(-1) : reference.Last),
                _ => new FlowIn(reference.First, reference.Last, measure.Date ?? SeriesColumns.EventDate),
            },
        };
        trace?.Note(measure, tables, question);
        var result = Tabulation.Of(tables, question);
        var cells = result.Cells.ToDictionary(cell => Code(result.Dimensions, cell.Codes), cell => cell.Value, StringComparer.Ordinal);
        if (measure.Kind == "round" && result.RowsUsed == 0)
        {
            return Answer.Missing($"{string.Join(", ", measure.Series)} has no such rows in a round of {reference.Period}");
        }

        if (result is { RowsUsed: 0, RowsOutside: 0, Apart.All: > 0 })
        {
            return Answer.Missing(
                $"{result.Apart.All} rows of {string.Join(", ", measure.Series)} cannot be used: {result.Apart.WithoutDate} without the date, "
                + $"{result.Apart.WithoutValue} without the value, {result.Apart.EndBeforeBeginning} that end before they begin");
        }

        var isMiddle = question.Measure.Aggregate is Aggregate.Mean or Aggregate.Median;
        if (by is null && cells.Count == 0)
        {
            if (isMiddle)
            {
                return Answer.Missing($"no row of {string.Join(", ", measure.Series)} has the value in {reference.Period}");
            }

            cells[Answer.Total] = 0;
        }

        return new Answer(
            Reason: null, cells, coverage with { RowsUsed = result.RowsUsed, RowsApart = result.Apart.All },
            [.. tables.Select(table => snapshot.Manifest.SourceOf(table.Name))], IsBreak: false, measure.Estimated, IsProvisional: true,
            tables.Exists(table => snapshot.Manifest.Of(table.Name)!.IsTraining));
    }

    private static TimeRule Stock(MeasureDefinition measure, DateOnly day) => measure.Latest is { } key
        ? new StateOn(day, key, measure.Date ?? SeriesColumns.EventDate, measure.To ?? SeriesColumns.ValidTo)
        : new StockOn(day, measure.From ?? SeriesColumns.ValidFrom, measure.To ?? SeriesColumns.ValidTo);

    // the rounds of a census or survey end with their year: PHC-2016
    private static CodeIs Rounds(List<ColumnTable> tables, Reference reference) => new(
        RoundConcept,
        tables.SelectMany(table => table.Find<CodeColumn>(RoundConcept).Dictionary)
            .Where(round => reference.Period.Length == 4 && round.EndsWith($"-{reference.Period}", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));

    public static string Code(IReadOnlyList<string> dimensions, IReadOnlyList<string> codes)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(codes);
        return dimensions.Count == 0 ? Answer.Total : string.Join(';', dimensions.Select((name, i) => $"{name}={(codes[i].Length == 0 ? "_U" : codes[i])}"));
    }

    public static ColumnKind KindOf(ColumnTable table, string column)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.TryFind(column, out var found) ? found switch
        {
            DateColumn => ColumnKind.Date,
            NumberColumn => ColumnKind.Number,
            _ => ColumnKind.Code,
        } : ColumnKind.Code;
    }

    // a stock rests on the whole register up to its day; a register without a rhythm counts from its first delivery on
    private static Coverage Covered(SnapshotSeries series, MeasureDefinition measure, Reference reference)
    {
        var touching = series.Deliveries.Where(delivery => (delivery.PeriodStart <= reference.Last || measure.Kind == "round")
            && (delivery.PeriodEnd >= reference.First || measure.Kind == "round" || (series.Periodicity == "irregular" && measure.Kind == "stock"))).ToList();
        var months = 0;
        var covered = 0;
        for (var month = new DateOnly(reference.First.Year, reference.First.Month, 1); month <= reference.Last; month = month.AddMonths(1))
        {
            months++;
            covered += touching.Exists(d => measure.Kind == "round" || (d.PeriodStart <= month.AddMonths(1).AddDays(-1) && (d.PeriodEnd >= month || series.Periodicity == "irregular"))) ? 1 : 0;
        }

        return new Coverage(covered, months, touching.Count, RowsUsed: 0, RowsApart: 0);
    }

    private ColumnTable Table(string series)
    {
        var table = snapshot.Table(series);
        return table.Problem is { } problem ? throw new DamagedSnapshotException(problem) : table.Value;
    }
}

/// <summary>A file of the snapshot is missing or has changed; the problem names it.</summary>
public sealed class DamagedSnapshotException(Tsela.Shared.Problem problem) : Exception(problem.Sentence)
{
    public Tsela.Shared.Problem Problem { get; } = problem;
}
