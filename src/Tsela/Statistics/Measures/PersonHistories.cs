using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>
/// Counts of people that need their earlier or later rows in the same series: those who were there before, and those
/// who ended and did not begin again. Who is who is what the snapshot's keys say.
/// </summary>
internal static class PersonHistories
{
    private const string Person = "person";

    public static bool Needed(MeasureDefinition measure) => measure.Kind == "ended" || measure.Count == MeasureTexts.PersonsAgain;

    public static Dictionary<string, decimal?> Of(MeasureDefinition measure, Reference reference, IReadOnlyList<ColumnTable> tables, Question question)
    {
        var people = measure.Kind == "ended" ? Ended(measure, reference, tables, question) : Again(measure, reference, tables, question);
        return people.GroupBy(one => one.Cell, one => one.Person, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (decimal?)group.Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
    }

    private static IEnumerable<(string Cell, string Person)> Again(MeasureDefinition measure, Reference reference, IReadOnlyList<ColumnTable> tables, Question question)
    {
        var date = measure.Date ?? SeriesColumns.EventDate;
        var before = Keys(tables, question with { Time = new FlowIn(DateOnly.MinValue, reference.First.AddDays(-1), date) });
        var within = People(tables, question).ToList();
        var rows = within.GroupBy(one => one.Person, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(one => one.Rows), StringComparer.Ordinal);
        return within.Where(one => before.Contains(one.Person) || rows[one.Person] > 1).Select(one => (one.Cell, one.Person));
    }

    // by the month: who ended in it, is in nothing on the day after it, and begins nothing in the quiet months that follow
    private static IEnumerable<(string Cell, string Person)> Ended(MeasureDefinition measure, Reference reference, IReadOnlyList<ColumnTable> tables, Question question)
    {
        var from = measure.From ?? SeriesColumns.ValidFrom;
        var to = measure.To ?? SeriesColumns.ValidTo;
        for (var month = reference.First; month <= reference.Last; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            var ended = People(tables, question with { Time = new FlowIn(month, end, to) }).ToList();
            if (ended.Count == 0)
            {
                continue;
            }

            var open = question with { Where = [] };
            var again = Keys(tables, open with { Time = new StockOn(end.AddDays(1), from, to) });
            again.UnionWith(Keys(tables, open with { Time = new FlowIn(end.AddDays(1), end.AddMonths(measure.Quiet), from) }));
            foreach (var one in ended.Where(one => !again.Contains(one.Person)))
            {
                yield return (one.Cell, one.Person);
            }
        }
    }

    private static HashSet<string> Keys(IReadOnlyList<ColumnTable> tables, Question question) =>
        People(tables, question with { By = [] }).Select(one => one.Person).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Cell, string Person, long Rows)> People(IReadOnlyList<ColumnTable> tables, Question question)
    {
        var result = Tabulation.Of(tables, question with
        {
            By = [.. question.By, new CodeDimension(Person, MeasureTexts.PersonKey)],
            Measure = Measure.Rows,
        });
        string[] dimensions = [.. result.Dimensions.SkipLast(1)];
        return result.Cells.Select(cell => (CountedRows.Code(dimensions, [.. cell.Codes.SkipLast(1)]), cell.Codes[^1], cell.Rows));
    }
}
