using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>Stocks and flows from the rows of series of records.</summary>
/// <param name="key">The column that says who is who; null for the best that all series of a measure have.</param>
public sealed class CountedRows(NationalCatalogue catalogue, OpenSnapshot snapshot, QuestionTrace? trace = null, string? key = null)
{
    public const string RoundConcept = "time.round";

    public Answer Of(MeasureDefinition measure, Reference reference, string? by)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(reference);
        return measure.Kind == "people" ? Union(measure, reference, by)
            : DerivedBreakdown.In(measure, by) is { } derived ? derived.Joined((part, rest) => Of(part, reference, rest))
            : NotYetKnown(measure, reference) is { } unknown ? Answer.Missing(unknown)
            : Plain(measure, reference, by);
    }

    // a person who is in several of the parts is one person
    private Answer Union(MeasureDefinition measure, Reference reference, string? by)
    {
        var parts = measure.Parts.Select(part => (Part: part, Answer: Of(part, reference, by))).ToList();
        var given = parts.FindAll(one => one.Answer.Reason is null);
        if (given.Count == 0)
        {
            return Answer.Missing(string.Join("; ", parts.Select(one => one.Answer.Reason).Distinct(StringComparer.Ordinal)));
        }

        var cells = KeySets.Counted(new KeySets(snapshot, KeyOf(measure)).Of(measure with { Parts = [.. given.Select(one => one.Part)] }, reference, by));
        if (by is null)
        {
            cells.TryAdd(Answer.Total, 0);
        }

        return Answer.Of(cells, [.. given.Select(one => one.Answer)]) with { IsEstimated = measure.Estimated || given.Exists(one => one.Answer.IsEstimated) };
    }

    private Answer Plain(MeasureDefinition measure, Reference reference, string? by)
    {
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

    // whether somebody began again is seen only when the deliveries reach that far
    private string? NotYetKnown(MeasureDefinition measure, Reference reference)
    {
        if (measure.Kind != "ended")
        {
            return null;
        }

        var until = reference.Last.AddMonths(measure.Quiet);
        return measure.Series.Select(id => (Id: id, Until: snapshot.Manifest.Of(id)?.Deliveries.Select(delivery => delivery.PeriodEnd).DefaultIfEmpty().Max()))
            .Where(series => series.Until is { } reached && reached != default && reached < until)
            .Select(series => string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"whether a person began again is known {measure.Quiet} months after {reference.Day}: {series.Id} must reach {until:yyyy-MM} and reaches {series.Until:yyyy-MM} (owed by {catalogue.Series[series.Id].Tsela!.Institution})"))
            .FirstOrDefault();
    }

    private Answer Tabulated(
        MeasureDefinition measure, Reference reference, string? by, List<ColumnTable> tables, Coverage coverage, bool isPartial)
    {
        var people = new KeySets(snapshot, KeyOf(measure));
        var question = RowQuestions.Of(measure, reference, by, tables, people.Key);
        trace?.Note(measure, tables, question);
        var result = Tabulation.Of(tables, question);
        if (measure.Kind == "round" && result.RowsUsed == 0 && WhyNoRows(measure, reference, tables) is { } reason)
        {
            return Answer.Missing(reason);
        }

        if (result is { RowsUsed: 0, RowsOutside: 0, Apart.All: > 0 })
        {
            return Answer.Missing(
                $"{result.Apart.All} rows of {string.Join(", ", measure.Series)} cannot be used: {result.Apart.WithoutDate} without the date, "
                + $"{result.Apart.WithoutValue} without the value, {result.Apart.EndBeforeBeginning} that end before they begin");
        }

        var cells = PersonHistories.Needed(measure) || measure.Unless.Count > 0
            ? KeySets.Counted(people.Of(measure, reference, tables, question))
            : measure.Weight is not null && question.Measure.Aggregate == Aggregate.Distinct
                ? WeightedThings(measure, tables, question)
                : result.Cells.ToDictionary(cell => Code(result.Dimensions, cell.Codes), cell => cell.Value, StringComparer.Ordinal);
        if (by is null && cells.Count == 0)
        {
            if (question.Measure.Aggregate is Aggregate.Mean or Aggregate.Median)
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

    // nobody in a round who fits is nil, where the round asked
    private string? WhyNoRows(MeasureDefinition measure, Reference reference, List<ColumnTable> tables)
    {
        var rounds = RowQuestions.Rounds(tables, reference);
        var owner = catalogue.Series[tables[0].Name].Tsela!.Institution;
        if (rounds.Codes.Count == 0)
        {
            return $"{string.Join(", ", measure.Series)} has no round of {reference.Period} (owed by {owner})";
        }

        var asked = measure.Where.Keys.Where(name => tables[0].TryFind(name, out _));
        return asked.Where(name => Tabulation.Of(tables, new Question { Where = [rounds, new ValueIs(name, Given: true)] }).RowsUsed == 0)
            .Select(name => $"{string.Join(", ", measure.Series)} holds no {name} in the round of {reference.Period} (owed by {owner})").FirstOrDefault();
    }

    // a household of a survey stands for as many as its rows say, and is counted once
    private static Dictionary<string, decimal?> WeightedThings(MeasureDefinition measure, List<ColumnTable> tables, Question question)
    {
        var thing = ((ColumnValue)question.Measure.Value!).Column;
        var each = Tabulation.Of(tables, question with
        {
            By = [.. question.By, new CodeDimension("thing", thing)],
            Where = [.. question.Where, new ValueIs(thing, Given: true)],
            Measure = new Engine.Tables.Measure(Aggregate.Mean, new ColumnValue(measure.Weight!)),
        });
        return each.Cells.GroupBy(cell => Code([.. each.Dimensions.SkipLast(1)], [.. cell.Codes.SkipLast(1)]), cell => cell.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (decimal?)group.Sum(), StringComparer.Ordinal);
    }

    public static string Code(IReadOnlyList<string> dimensions, IReadOnlyList<string> codes)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(codes);
        return dimensions.Count == 0 ? Answer.Total : string.Join(';', dimensions.Select((name, i) => $"{name}={CodeOf(codes[i])}"));
    }

    /// <summary>A code of a table as figures write it: what is missing is <c>_U</c>, what says why (<c>n/s</c>) stands for itself.</summary>
    public static string CodeOf(string code) => code is { Length: 0 } ? "_U" : code;

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

    private string KeyOf(MeasureDefinition measure) => key ?? KeySets.BestKeyOf(measure, snapshot.Manifest);

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
