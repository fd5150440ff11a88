using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>Puts a measure of rows as a question to tables.</summary>
internal static class RowQuestions
{
    /// <param name="key">The column that says who is who.</param>
    public static Question Of(MeasureDefinition measure, Reference reference, string? by, IReadOnlyList<ColumnTable> tables, string key)
    {
        bool Has(string column) => tables.All(table => table.TryFind(column, out _));
        var day = measure.At == "start" ? reference.First.AddDays(-1) : reference.Last;
        var count = MeasureTexts.Count(measure.Count);
        return new Question
        {
            By = by is null ? [] : MeasureTexts.Breakdown(by, measure, Has),
            Where =
            [
                .. measure.Where.SelectMany(one => MeasureTexts.Where(one.Key, MeasureTexts.At(one.Value, day), CountedRows.KindOf(tables[0], one.Key), Has)),
                .. measure.Kind == "round" ? new[] { Rounds(tables, reference) } : [],
            ],
            Measure = count.Value is ColumnValue { Column: MeasureTexts.PersonKey } ? count with { Value = new ColumnValue(key) } : count,
            Weight = count.Aggregate == Aggregate.Distinct ? null : measure.Weight,
            Time = measure.Kind switch
            {
                "round" => null,
                "stock" => Stock(measure, day, key),
                "ended" => new FlowIn(reference.First, reference.Last, measure.To ?? SeriesColumns.ValidTo),
                _ => new FlowIn(reference.First, reference.Last, measure.Date ?? SeriesColumns.EventDate),
            },
        };
    }

    // the rounds of a census or survey end with their year: PHC-2016
    public static CodeIs Rounds(IReadOnlyList<ColumnTable> tables, Reference reference) => new(
        CountedRows.RoundConcept,
        tables.SelectMany(table => table.Find<CodeColumn>(CountedRows.RoundConcept).Dictionary)
            .Where(round => reference.Period.Length == 4 && round.EndsWith($"-{reference.Period}", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));

    private static TimeRule Stock(MeasureDefinition measure, DateOnly day, string key) => measure.Latest is { } latest
        ? new StateOn(day, latest == MeasureTexts.PersonKey ? key : latest, measure.Date ?? SeriesColumns.EventDate, measure.To ?? SeriesColumns.ValidTo)
        : new StockOn(day, measure.From ?? SeriesColumns.ValidFrom, measure.To ?? SeriesColumns.ValidTo);
}
