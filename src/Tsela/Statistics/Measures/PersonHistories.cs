using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>
/// Counts of people that need their earlier or later rows: those who were there before, and those who ended and did
/// not begin again. Who is who is what the snapshot's keys say.
/// </summary>
/// <param name="also">Tables and conditions in which the other rows of a person are looked for as well.</param>
internal sealed class PersonHistories(MeasureDefinition measure, IReadOnlyList<(MeasureDefinition Measure, Question Question, IReadOnlyList<ColumnTable> Tables)> also, string key)
{
    // one event reaches two offices some days apart: only what another office has noted well before the period is an earlier one
    private const int NotedWithinDays = 31;
    private const string Person = "person";

    public static bool Needed(MeasureDefinition measure) => measure.Kind == "ended" || measure.Count == MeasureTexts.PersonsAgain;

    public IEnumerable<(string Cell, string Person)> Members(Reference reference, IReadOnlyList<ColumnTable> tables, Question question) =>
        measure.Kind == "ended" ? Ended(reference, tables, question)
        : measure.Count == MeasureTexts.PersonsAgain ? Again(reference, tables, question)
        : People(tables, question, key).Select(one => (one.Cell, one.Person));

    public static IEnumerable<(string Cell, string Person, long Rows)> People(IReadOnlyList<ColumnTable> tables, Question question, string key)
    {
        var result = Tabulation.Of(tables, question with
        {
            By = [.. question.By, new CodeDimension(Person, key)],
            Where = [.. question.Where, new ValueIs(key, Given: true)],
            Measure = Measure.Rows,
        });
        string[] dimensions = [.. result.Dimensions.SkipLast(1)];
        return result.Cells.Select(cell => (CountedRows.Code(dimensions, [.. cell.Codes.SkipLast(1)]), cell.Codes[^1], cell.Rows));
    }

    private IEnumerable<(string Cell, string Person)> Again(Reference reference, IReadOnlyList<ColumnTable> tables, Question question)
    {
        FlowIn Until(MeasureDefinition one, DateOnly last) => new(DateOnly.MinValue, last, one.Date ?? SeriesColumns.EventDate);
        var before = Keys(tables, question with { Time = Until(measure, reference.First.AddDays(-1)) });
        foreach (var other in also)
        {
            before.UnionWith(Keys(other.Tables, other.Question with { Time = Until(other.Measure, reference.First.AddDays(-1 - NotedWithinDays)) }));
        }

        var within = People(tables, question, key).ToList();
        var rows = within.GroupBy(one => one.Person, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(one => one.Rows), StringComparer.Ordinal);
        return within.Where(one => before.Contains(one.Person) || rows[one.Person] > 1).Select(one => (one.Cell, one.Person));
    }

    // by the month: who ended in it, is in nothing on the day after it, and begins nothing in the quiet months that follow
    private IEnumerable<(string Cell, string Person)> Ended(Reference reference, IReadOnlyList<ColumnTable> tables, Question question)
    {
        for (var month = reference.First; month <= reference.Last; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1).AddDays(-1);
            var ended = People(tables, question with { Time = new FlowIn(month, end, measure.To ?? SeriesColumns.ValidTo) }, key).ToList();
            if (ended.Count == 0)
            {
                continue;
            }

            var again = Running(measure, tables, question with { Where = [] }, end);
            foreach (var other in also)
            {
                again.UnionWith(Running(other.Measure, other.Tables, other.Question, end));
            }

            foreach (var one in ended.Where(one => !again.Contains(one.Person)))
            {
                yield return (one.Cell, one.Person);
            }
        }
    }

    private HashSet<string> Running(MeasureDefinition of, IReadOnlyList<ColumnTable> tables, Question question, DateOnly end)
    {
        var from = of.From ?? SeriesColumns.ValidFrom;
        var running = Keys(tables, question with { Time = new StockOn(end.AddDays(1), from, of.To ?? SeriesColumns.ValidTo) });
        running.UnionWith(Keys(tables, question with { Time = new FlowIn(end.AddDays(1), end.AddMonths(measure.Quiet), from) }));
        return running;
    }

    private HashSet<string> Keys(IReadOnlyList<ColumnTable> tables, Question question) =>
        People(tables, question with { By = [] }, key).Select(one => one.Person).ToHashSet(StringComparer.Ordinal);
}
