using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Counted;

/// <summary>Why a table cannot be held against the others that count the same people, and so cannot be protected: each with what to change.</summary>
internal static class NotCountable
{
    public static readonly Problem AnIndicator = Because("an-indicator", "It shows an indicator. Choose the indicator itself: it stands in the list with all its breakdowns.");

    public static readonly Problem OtherSnapshot = Because("other-snapshot", "It is kept for the figures of another snapshot. Save it once more without keeping it to a snapshot, or choose that snapshot.");

    public static readonly Problem TwoTimes = Because("two-times", "It has the date in two ways. Take it once: by year, by quarter or by month.");

    public static readonly Problem TwoOfOneLevel = Because("two-of-one-level", "Two of its variables are taken at a level of the same name. Leave one of them out.");

    public static readonly Problem Days = Because("days", "It counts single days. Take the date by month, by quarter or by year.");

    public static readonly Problem NoPeriods = Because("no-periods", "No period that it asks for is over and was delivered. Look at its time.");

    public static Problem? Series(SeriesVariables variables) =>
        variables.IsAggregate ? Because("published", $"{variables.Schema.Name} holds figures that an office has added up already. Where it is open, choose the published series itself.")
        : variables.All.FirstOrDefault(variable => variable.Concept == "survey.weight") is { } weight
            ? Because("survey", $"{variables.Schema.Name} is a sample: its rows stand for as many as {weight.Title.ToLowerInvariant()} says, and a table of records counts each once. Choose an indicator that is made of it.")
        : null;

    public static Problem? Measure(AskedMeasure measure, ColumnTable table) => measure switch
    {
        { Share.Length: > 0 } => Because("share", "It shows percentages. Save it with the figures themselves: readers have the percentages from them."),
        { Text: "rows" or "persons" } => null,
        { Measure: { Aggregate: Aggregate.Sum, Value: ColumnValue sum } } when table.TryFind(sum.Column, out var column) && column.Concept?.StartsWith("money.", StringComparison.Ordinal) == true => null,
        _ => Because("measure", $"It measures {Titles.Lower(measure.InWords)}. What can be protected are counts of records or persons, and sums of a column that the catalogue knows as money paid. Measure one of these."),
    };

    public static Problem? Filter(AskedFilter filter, ColumnTable table) => filter switch
    {
        { Condition: CodeIs } when table.TryFind(filter.Variable.Name, out var column) && PickedCodes.HoldsLists(column) =>
            Because("filter-of-lists", $"It is for some codes of {filter.Variable.Title} alone, of which a record may have several. Take the filter out and put {filter.Variable.Title} in the rows."),
        { Condition: CodeIs, Codes.Count: > 0 } when filter.Variable.Name is SeriesColumns.DeliveryPeriod or SeriesColumns.DeliveryInstitution =>
            Because("filter-of-delivery", $"It is for some deliveries alone ({filter.InWords}), which says nothing of the people. Choose the time instead."),
        { Condition: CodeIs, Codes.Count: > 0 } => null,
        { Condition: CodeIs } => Because("filter-of-nothing", $"Its filter ({filter.InWords}) leaves nothing. Look at its codes."),
        { Condition: AgeWithin } => Because("filter-of-ages", $"It is for some ages alone ({filter.InWords}), which cannot be held against the ages of other tables. Put the age in the rows instead, in bands that have these ages as one."),
        { Condition: NumberWithin or DateWithin } => Because(
            "filter-of-limits", $"It is for some values of {filter.Variable.Title} alone ({filter.InWords}), which cannot be held against other tables of the same people. Take the filter out, or define an indicator."),
        _ => Because("filter-not-given", $"It is for records without a value too ({filter.InWords}). Take the filter out and put {filter.Variable.Title} in the rows: those not stated stand there by themselves."),
    };

    public static Problem? Dimension(ChosenDimension dimension) => dimension switch
    {
        { Dimension: DateDimension } => Because("date", $"It is by {Titles.Lower(dimension.Title)}. Of dates only the date of the event makes periods that other tables have too: take that, or leave it out."),
        { Dimension: AgeDimension age } when age.Bands.Any(band => !band.Code.EndsWith('+') && !band.Code.Contains('-', StringComparison.Ordinal)) =>
            Because("single-years", "It is by single years of age. Take bands of ages, as 0-17|18-64|65+."),
        { Variable.Kind: VariableKind.Number } => Because("number", $"It is by the single values of {dimension.Variable.Title}. Leave it out, or measure it."),
        { Variable.Name: SeriesColumns.DeliveryPeriod or SeriesColumns.DeliveryInstitution } => Because("delivery", $"It is by {Titles.Lower(dimension.Title)}, which says nothing of the people. Leave it out."),
        _ => null,
    };

    public static Problem FilterOfGroups(string variable) => Because("filter-of-groups", $"It is by groups of {Titles.Lower(variable)} and for some of its codes alone. Take the filter out, or take the codes themselves.");

    public static Problem TwoGroupings(string variable) => Because("two-groupings", $"It is by {Titles.Lower(variable)} in two ways. Take one of them.");

    public static Problem TooManyColumns(int count) => Because("too-many", string.Create(
        CultureInfo.InvariantCulture, $"It is by {count} variables at once, which makes cells of single persons. Take {CountedQuestion.ColumnsMax} at most, time not counted."));

    public static Problem NoTime(string time) => Because("no-time", time is "" or "all"
        ? "It counts the records of all times together. Choose a stock on a day, or put the date of the event in the table by year."
        : "Its time is not one year, quarter or month. Choose the first and the last day of one, or put the date of the event in the table by year.");

    public static Problem NotYet(DateOnly day) => Because("not-yet", $"It asks for {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, and the figures do not reach so far. Choose an earlier time.");

    public static Problem PartOfPeriod(DateOnly first, DateOnly last) => Because("part-of-period", string.Create(
        CultureInfo.InvariantCulture, $"Its first or last day ({first:yyyy-MM-dd}, {last:yyyy-MM-dd}) cuts a period in two. Begin with the first day of a period and end with the last of one, or give neither."));

    public static Problem TooLarge(long cells, int most) => Because("too-large", string.Create(
        CultureInfo.InvariantCulture, $"It has {cells:#,0} figures with its totals, and {most:#,0} can be protected at once. Leave a variable out, or take it at a level with fewer codes."));

    public static readonly Problem NoFigures = Because("no-figures", "There are no figures for it in the snapshot.");

    private static Problem Because(string code, string sentence) => new($"table.not-countable.{code}", sentence, ProblemKind.Conflict);
}
