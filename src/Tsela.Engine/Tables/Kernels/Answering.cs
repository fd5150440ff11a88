using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>The way of a question: plans of the tables, places of the cells, the pass over the rows, totals, the result.</summary>
internal sealed class Answering(IReadOnlyList<ColumnTable> tables, AskedQuestion asked, Roads roads)
{
    private readonly CodeSpace[] spaces = [.. asked.By.Select(_ => new CodeSpace())];
    private readonly RowTally tally = new();
    private readonly Dictionary<string, ulong> keys = new(StringComparer.Ordinal);

    private Question Question => asked.Question;

    private IReadOnlyList<IReadOnlyList<string>> Texts => [.. spaces.Select(space => space.Texts)];

    /// <summary>Places for cells that few rows could fill cost more than looking cells up.</summary>
    private long Worthwhile => Math.Max(roads.FewCells, 4 * tables.Sum(table => (long)table.RowCount));

    public ResultTable Table()
    {
        if (tables.Count == 0)
        {
            return tally.Table([.. asked.By.Select(dimension => dimension.Name)], []);
        }

        if (Question.Time is not StockOnDays)
        {
            return Rows();
        }

        return SeriesRoad.Fits(tables, Question) ? OnePass() ?? DayByDay.Of(tables, asked, roads) : DayByDay.Of(tables, asked, roads);
    }

    private ResultTable Rows()
    {
        var plans = Plans();
        var sizes = DensePlaces.SizesOf(asked, Texts, Math.Min(roads.DenseCells, Worthwhile));
        if (sizes is not null)
        {
            return Answer(plans, new DensePlaces(asked, Texts, sizes), sizes);
        }

        var (cells, known) = Occurring.In(plans, spaces.Length, roads);
        return Answer(known, new OccurringPlaces(asked, Texts, cells), [0]);
    }

    private ResultTable? OnePass()
    {
        var plans = Plans();
        if (DensePlaces.SizesOf(asked, Texts, Math.Min(roads.SeriesCells, 8 * Worthwhile)) is not { } sizes)
        {
            return null;
        }

        var places = new DensePlaces(asked, Texts, sizes);
        var isTooWide = Question.Measure.Aggregate == Aggregate.Distinct && !SeriesDistinctMeasure.Fits(Layout(plans, places.Count));
        return !isTooWide && SeriesRoad.Place(plans, asked, places) ? Answer(plans, places, sizes) : null;
    }

    private PairLayout Layout(IReadOnlyList<TablePlan> plans, int cells) =>
        PairLayout.For(cells, tables.Count > 1 ? (ulong)keys.Count : plans[0].KeyLimit, tables.Sum(table => (long)table.RowCount), roads);

    private List<TablePlan> Plans()
    {
        keys.Clear();
        return [.. tables.Select(table => new PlanMaker(table, asked, spaces, roads).Make(tables.Count > 1 ? keys : null))];
    }

    private ResultTable Answer(IReadOnlyList<TablePlan> plans, CellPlaces places, IReadOnlyList<uint> sizes)
    {
        var measure = Measure(plans, places);
        foreach (var plan in plans)
        {
            var workers = MorselRun.Over(plan.Table.RowCount, roads, () => new Worker(Begin(measure, plan, places)), (worker, morsel) =>
            {
                plan.Read(morsel, sizes, worker.Tally, roads.Lanes);
                if (morsel.Kept > 0)
                {
                    worker.Part.Add(morsel);
                }
            });
            foreach (var worker in workers)
            {
                Finish(worker.Part);
                tally.Add(worker.Tally);
            }

            measure.Fold(plan, [.. workers.Select(worker => worker.Part)]);
        }

        AddTotals(measure, places);
        return tally.Table(
            [.. asked.By.Select(dimension => dimension.Name)],
            [.. places.InOrder(cell => measure.Rows[cell] > 0).Select(cell => new Cell(cell.Codes, measure.ValueOf(cell.Cell), measure.Rows[cell.Cell]))]);
    }

    private CellMeasure Measure(IReadOnlyList<TablePlan> plans, CellPlaces places)
    {
        var cells = places.Count;
        var isMean = Question.Measure.Aggregate == Aggregate.Mean;
        return Question.Measure.Aggregate switch
        {
            Aggregate.Count => new CountMeasure(cells, roads),
            Aggregate.Distinct when Question.Time is StockOnDays => new SeriesDistinctMeasure(
                (DensePlaces)places, asked.Subsets.Count, (uint)spaces[DayDimension].Texts.Count, ((DensePlaces)places).Stride(DayDimension), Layout(plans, cells), roads),
            Aggregate.Distinct => new DistinctMeasure(cells, Layout(plans, cells), roads),
            Aggregate.Sum or Aggregate.Mean when Question.Weight is null && SumMeasure.ScaleOf(plans) is { } scale => new SumMeasure(cells, scale, isMean, roads),
            Aggregate.Sum or Aggregate.Mean => new BigSumMeasure(cells, plans, isMean, roads),
            Aggregate.Min or Aggregate.Max => new ExtremeMeasure(cells, Question.Measure.Aggregate == Aggregate.Max, roads),
            _ => new MedianMeasure(cells, roads),
        };
    }

    private CellPart Begin(CellMeasure measure, TablePlan plan, CellPlaces places)
    {
        if (plan.Placing is not Series series || measure is SeriesDistinctMeasure)
        {
            return measure.Begin(plan);
        }

        var stride = ((DensePlaces)places).Stride(DayDimension);
        return plan.Numbers is null ? new SeriesPart(places.Count, stride, series.Ages, roads) : new SeriesSumPart(places.Count, stride, series.Ages, roads);
    }

    private int DayDimension => asked.By.Select((dimension, i) => (dimension, i)).First(pair => pair.dimension is AtDimension).i;

    private void Finish(CellPart part)
    {
        part.Finish();
        (part as SeriesPart)?.SumUp((uint)spaces[DayDimension].Texts.Count);
    }

    private void AddTotals(CellMeasure measure, CellPlaces places)
    {
        if (asked.Subsets.Count == 1)
        {
            return;
        }

        var inner = Enumerable.Range(0, measure.Rows.Length).Where(cell => measure.Rows[cell] > 0).Select(cell => (uint)cell).ToArray();
        RefuseTotalsAmongRows(inner, places);
        for (var subset = 1; subset < asked.Subsets.Count; subset++)
        {
            measure.AddTotals(inner, places.Targets(inner, subset));
        }
    }

    private void RefuseTotalsAmongRows(uint[] inner, CellPlaces places)
    {
        for (var i = 0; i < spaces.Length; i++)
        {
            if (asked.Subsets.Any(subset => subset[i]) && spaces[i].Texts.ToList().IndexOf(Tabulation.Total) is >= 0 and var total && Array.Exists(inner, cell => places.CodeOf(cell, i) == total))
            {
                throw new QuestionRefusedException($"The rows have totals of '{asked.By[i].Name}' of their own, as the code {Tabulation.Total}, which would be counted twice: leave them out by a condition, or ask for no totals.");
            }
        }
    }

    private sealed record Worker(CellPart Part)
    {
        public RowTally Tally { get; } = new();
    }
}
