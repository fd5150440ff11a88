using System.Globalization;
using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Figures;

/// <summary>
/// Finds the rows behind a figure: it is evaluated once more, and each question that this asks is asked again by
/// submission or by record. So there is no second way of counting.
/// </summary>
public sealed class FigureLineage(NationalCatalogue catalogue, IReadOnlyDictionary<string, MeasureDefinition> measures, OpenSnapshot snapshot)
{
    /// <summary>What a figure was made of; null where the measures give no such figure.</summary>
    public FigureOrigin? Of(Indicator indicator, string reference, string breakdown) =>
        Asked(indicator, reference, breakdown) is { } asked
            ? new FigureOrigin([.. asked.Select(one => new OriginPart(one.Part, one.Measure, [.. one.Tables.Select(table => Share(one, table, Wanted(breakdown)))]))])
            : null;

    /// <summary>The rows of one submission that are in the figure, in the order of its file.</summary>
    public IReadOnlyList<long> RowsOf(Indicator indicator, string reference, string breakdown, Guid delivery)
    {
        var series = snapshot.Manifest.Series.FirstOrDefault(one => one.Deliveries.Any(its => its.Id == delivery))?.Id;
        var rows = new SortedSet<long>();
        foreach (var one in Asked(indicator, reference, breakdown) ?? [])
        {
            foreach (var table in one.Tables.Where(table => table.Name == series))
            {
                var own = new CodeIs(SeriesColumns.DeliveryId, new HashSet<string>(StringComparer.Ordinal) { delivery.ToString() });
                var answer = Tabulation.Of(table, one.Question with
                {
                    By = [.. one.Question.By, new CodeDimension(SeriesColumns.RowNumber, SeriesColumns.RowNumber)],
                    Where = [.. one.Question.Where, own],
                });
                rows.UnionWith(Cells(answer, Wanted(breakdown)).Select(cell => long.Parse(cell.Codes[^1], NumberStyles.None, CultureInfo.InvariantCulture)));
            }
        }

        return [.. rows];
    }

    /// <summary>The questions that are asked for a figure; null where there is none.</summary>
    private IReadOnlyList<AskedQuestion>? Asked(Indicator indicator, string reference, string breakdown)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(breakdown);
        if (!measures.TryGetValue(indicator.Id, out var measure) || TimeOf(indicator, measure, reference) is not { } time)
        {
            return null;
        }

        var trace = new QuestionTrace();
        var evaluation = new Evaluation(catalogue, snapshot, measures, trace);
        var wanted = Wanted(breakdown);
        var isThere = breakdown == Answer.Total || breakdown.StartsWith(Figure.PartPrefix, StringComparison.Ordinal)
            ? evaluation.Of(measure, time, by: null).Reason is null
            : wanted.TryGetValue("producer", out var producer)
                ? IsBeside(evaluation, measure, time, producer, trace)
                : Ways(measure).Where(way => MeasureTexts.NamesOf(way.By).ToHashSet(StringComparer.Ordinal).SetEquals(wanted.Keys))
                    .Any(way => Gives(evaluation, way.Measure, time, way.By, breakdown, trace));
        return isThere ? [.. trace.Asked.Where(one => IsOfClass(one, wanted))] : null;
    }

    private static bool IsBeside(Evaluation evaluation, MeasureDefinition measure, Reference time, string producer, QuestionTrace trace)
    {
        using var others = evaluation.Beside(measure, time).GetEnumerator();
        do
        {
            trace.ForgetFrom(0);
        }
        while (others.MoveNext() && others.Current.Producer != producer);
        return trace.Asked.Count > 0;
    }

    private static bool Gives(Evaluation evaluation, MeasureDefinition measure, Reference time, string by, string breakdown, QuestionTrace trace)
    {
        trace.ForgetFrom(0);
        return evaluation.Of(measure, time, by) is { Reason: null } answer && answer.Cells.ContainsKey(breakdown);
    }

    private Reference? TimeOf(Indicator indicator, MeasureDefinition measure, string reference) =>
        reference.Length >= 4 && int.TryParse(reference.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999
            ? FigureTimes.Of(indicator, measure, year, DateOnly.FromDateTime(snapshot.Manifest.MadeAt)).FirstOrDefault(time => time.Text == reference).Reference
            : null;

    private IEnumerable<(MeasureDefinition Measure, string By)> Ways(MeasureDefinition measure)
    {
        var tree = new MeasureTree(measures);
        return tree.Breakdowns(measure).Select(by => (measure, by)).Concat(tree.Details(measure).SelectMany(detail => detail.By.Select(by => (detail, by))));
    }

    private OriginSeries Share(AskedQuestion asked, ColumnTable table, IReadOnlyDictionary<string, string> wanted)
    {
        var series = snapshot.Manifest.Of(table.Name)!;
        var answer = Tabulation.Of(table, asked.Question with
        {
            By = [.. asked.Question.By, new CodeDimension(SeriesColumns.DeliveryId, SeriesColumns.DeliveryId)],
        });
        var rows = Cells(answer, wanted).GroupBy(cell => cell.Codes[^1], cell => cell.Rows, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);
        return new OriginSeries(
            series, rows.Values.Sum(), answer.RowsOutside, answer.Apart,
            [.. series.Deliveries.Select(delivery => (delivery, rows.GetValueOrDefault(delivery.Id.ToString()))).Where(one => one.Item2 > 0)]);
    }

    // a breakdown that no column holds is asked for code by code: only the questions of the wanted code are behind the cell
    private static bool IsOfClass(AskedQuestion asked, IReadOnlyDictionary<string, string> wanted)
    {
        var held = asked.Question.By.Select(dimension => dimension.Name).ToHashSet(StringComparer.Ordinal);
        return wanted.Where(one => !held.Contains(one.Key)).All(one =>
            asked.Measure.Classes.TryGetValue(one.Key, out var classes)
                ? asked.Measure.Where.TryGetValue(classes.On, out var condition)
                    && (condition == classes.Codes[one.Value] || condition.EndsWith($" and {classes.Codes[one.Value]}", StringComparison.Ordinal))
                : !asked.Measure.Spread.TryGetValue(one.Key, out var fields) || fields[one.Value].Split('+').Any(field => asked.Measure.Count == $"sum:{field.Trim()}"));
    }

    private static IEnumerable<Cell> Cells(ResultTable answer, IReadOnlyDictionary<string, string> wanted) => answer.Cells.Where(cell =>
        !answer.Dimensions.SkipLast(1).Where((name, i) => wanted.TryGetValue(name, out var code) && CountedRows.CodeOf(cell.Codes[i]) != code).Any());

    /// <summary>The codes of a breakdown by dimension, as figures write them.</summary>
    private static Dictionary<string, string> Wanted(string breakdown) => breakdown.Split(';').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
        .ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
}
