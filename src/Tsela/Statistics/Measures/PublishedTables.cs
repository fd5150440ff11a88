using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>Figures that others have counted: aggregate series, with their editions and producers kept apart.</summary>
public sealed class PublishedTables(NationalCatalogue catalogue, OpenSnapshot snapshot, QuestionTrace? trace = null)
{
    public const string TimeConcept = "time.period";
    public const string ProducerConcept = "source.producer";

    public Answer Of(MeasureDefinition measure, Reference reference, string? by)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(reference);
        if (measure.Rivals is not { } rivals)
        {
            return For(measure, reference, by, rival: null);
        }

        var answer = Answer.Missing("");
        foreach (var main in rivals.Main)
        {
            answer = For(measure, reference, by, main);
            if (answer.Reason is null)
            {
                break;
            }
        }

        return answer;
    }

    /// <summary>The figures of the editions and producers that are not the national one.</summary>
    public IEnumerable<(string Producer, Answer Answer)> Rivals(MeasureDefinition measure, Reference reference)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Rivals is not { } rivals || snapshot.Manifest.Of(measure.Series[0]) is null)
        {
            return [];
        }

        var column = Table(measure.Series[0]).Find<CodeColumn>(rivals.Column);
        var national = rivals.Main.FirstOrDefault(main => For(measure, reference, by: null, main).Reason is null);
        return column.Dictionary.Where(code => code != national).Order(StringComparer.Ordinal)
            .Select(code => ($"{measure.Series[0]}.{code}", For(measure, reference, by: null, code)))
            .Where(rival => rival.Item2.Reason is null);
    }

    /// <summary>The years of a series' figures.</summary>
    public static IEnumerable<int> Years(ColumnTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.TryFind(CountedRows.RoundConcept, out var rounds))
        {
            return Periods(rounds).Where(round => round.Length > 4).Select(round => YearOf(round[^4..])).Where(year => year > 0).Distinct();
        }

        return table.TryFind(TimeConcept, out var column) ? Periods(column).Where(period => period.Length >= 4)
            .Select(period => YearOf(period[..4])).Where(year => year > 0).Distinct() : [];
    }

    private static int YearOf(string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : 0;

    private static IEnumerable<string> Periods(Column column) => column switch
    {
        CodeColumn codes => codes.Dictionary,
        DateColumn dates => Enumerable.Range(0, dates.Count).Where(row => !dates.IsMissing(row)).Select(row => Iso(dates, row)),
        NumberColumn numbers => Enumerable.Range(0, numbers.Count).Select(row => numbers.NumberAt(row)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
        _ => [],
    };

    private static string Iso(DateColumn dates, int row) => dates.DateAt(row)!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Answer For(MeasureDefinition measure, Reference reference, string? by, string? rival)
    {
        var parts = new List<Answer>();
        foreach (var id in measure.Series)
        {
            if (snapshot.Manifest.Of(id) is null)
            {
                return Answer.Missing($"{id} has not been delivered (owed by {catalogue.Series[id].Tsela!.Institution})");
            }

            if (One(Table(id), measure, reference, by, rival) is { } part)
            {
                parts.Add(part);
            }
        }

        if (parts.Count == 0)
        {
            return Answer.Missing($"{string.Join(", ", measure.Series)} has no figure for {reference.Period}{(rival is null ? "" : $" in {rival}")}");
        }

        var cells = parts.SelectMany(part => part.Cells).GroupBy(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Aggregate((decimal?)0, (sum, value) => sum + value), StringComparer.Ordinal);
        return Answer.Of(cells, parts);
    }

    private Answer? One(ColumnTable table, MeasureDefinition measure, Reference reference, string? by, string? rival)
    {
        bool Has(string column) => table.TryFind(column, out _);
        var dimensions = by is null ? [] : MeasureTexts.Breakdown(by, measure, Has);
        var broken = dimensions.OfType<CodeDimension>().Select(dimension => table.Find<Column>(dimension.Column).Name).ToHashSet(StringComparer.Ordinal);
        var where = measure.Where.SelectMany(one => MeasureTexts.Where(one.Key, one.Value, CountedRows.KindOf(table, one.Key), Has)).ToList();
        where.AddRange(measure.Totals.Where(column => HasTotals(table, column)).Select(column => (Condition)new CodeIs(column, Set(Answer.Total), Negated: broken.Contains(table.Find<Column>(column).Name))));
        if (rival is not null)
        {
            where.Add(new CodeIs(measure.Rivals!.Column, Set(rival)));
        }

        where.Add(measure.Time is { } exact ? new CodeIs(exact, Set(reference.Period)) : InTime(table, reference));
        var question = new Question { By = dimensions, Where = where, Measure = measure.Count == "rows" ? new Measure(Aggregate.Sum, new ColumnValue(measure.Value!)) : MeasureTexts.Count(measure.Count) };
        var result = Tabulation.Of(table, question);
        if (result.RowsUsed == 0)
        {
            return null;
        }

        trace?.Note(measure, [table], question);
        return new Answer(
            Reason: null,
            result.Cells.ToDictionary(cell => CountedRows.Code(result.Dimensions, cell.Codes), cell => cell.Value, StringComparer.Ordinal),
            new Coverage(0, 0, snapshot.Manifest.Of(table.Name)!.Deliveries.Count, result.RowsUsed, result.Apart.All),
            [Source(table, where)], Breaks(table.Name, measure, reference), measure.Estimated, IsProvisional: catalogue.Series[table.Name].Tsela!.Dataset != "PUB",
            snapshot.Manifest.Of(table.Name)!.IsTraining);
    }

    private static Condition InTime(ColumnTable table, Reference reference) => table.Find<Column>(TimeConcept) switch
    {
        DateColumn dates => new DateWithin(dates.Name, reference.First, reference.Last),
        NumberColumn numbers => new NumberWithin(numbers.Name, reference.First.Year, reference.Period.Length == 4 ? reference.First.Year : -1),
        CodeColumn codes => new CodeIs(codes.Name, codes.Dictionary.Where(reference.Holds).ToHashSet(StringComparer.Ordinal)),
        var other => throw new InvalidOperationException($"No time in {other.Name}"),
    };

    private string Source(ColumnTable table, List<Condition> where)
    {
        if (!table.TryFind(ProducerConcept, out var producer))
        {
            return snapshot.Manifest.SourceOf(table.Name);
        }

        var producers = Tabulation.Of(table, new Question { By = [new CodeDimension("producer", producer.Name)], Where = where }).Cells;
        return $"{snapshot.Manifest.SourceOf(table.Name)} ({string.Join(", ", producers.Select(cell => cell.Codes[0]))})";
    }

    private bool Breaks(string series, MeasureDefinition measure, Reference reference)
    {
        var schema = catalogue.Series[series];
        var measured = schema.Fields.FirstOrDefault(field => field.Name == measure.Value)?.Concept;
        var rival = schema.Fields.FirstOrDefault(field => field.Name == measure.Rivals?.Column)?.Concept;
        return schema.Tsela!.Breaks.Any(at => reference.Holds(at.At)
            && (at.Field is null || at.Field == measured || (rival is not null && at.Field == rival) || at.Field == measure.Value || measure.Totals.Contains(at.Field, StringComparer.Ordinal)
                || at.Field.StartsWith("figure.coverage", StringComparison.Ordinal) || at.Field.StartsWith("time.", StringComparison.Ordinal)));
    }

    private static bool HasTotals(ColumnTable table, string column) =>
        table.Find<CodeColumn>(column).Dictionary.Contains(Answer.Total, StringComparer.Ordinal);

    private static HashSet<string> Set(string code) => new(StringComparer.Ordinal) { code };

    private ColumnTable Table(string series)
    {
        var table = snapshot.Table(series);
        return table.Problem is { } problem ? throw new DamagedSnapshotException(problem) : table.Value;
    }
}
