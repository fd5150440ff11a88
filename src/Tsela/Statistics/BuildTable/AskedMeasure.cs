using Tsela.Catalogue;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>What is measured, and as a share of what.</summary>
/// <param name="Share"><c>row</c>, <c>column</c>, <c>table</c> or empty.</param>
internal sealed record AskedMeasure(string Text, Measure Measure, string Share, string Unit, string InWords)
{
    public bool IsAdditive => Share.Length == 0 && Measure.Aggregate is Aggregate.Count or Aggregate.Sum;

    /// <summary>A cell without rows is nothing counted, not unknown.</summary>
    public decimal? OfNothing => Share.Length > 0 || Measure.Aggregate is Aggregate.Count or Aggregate.Distinct or Aggregate.Sum ? 0 : null;

    public static string UsualOf(SeriesVariables variables) =>
        variables.IsAggregate && variables.Find("value") is { Kind: VariableKind.Number } ? "sum:value" : "rows";

    /// <summary>Every measure that can be chosen for a series.</summary>
    public static IEnumerable<(string Text, string Title)> Offered(SeriesVariables variables)
    {
        yield return ("rows", $"Records: {Plural(variables)}");
        if (!variables.IsAggregate)
        {
            yield return ("persons", "Different persons");
        }

        foreach (var number in variables.All.Where(IsAmount))
        {
            yield return ($"sum:{number.Name}", $"{number.Title}: sum");
            yield return ($"mean:{number.Name}", $"{number.Title}: mean");
            yield return ($"median:{number.Name}", $"{number.Title}: median");
        }

        foreach (var key in variables.All.Where(variable => variable.Kind == VariableKind.Key))
        {
            yield return ($"distinct:{key.Name}", $"{key.Title}: how many different");
        }
    }

    public static Outcome<AskedMeasure> Read(TableQuery query, SeriesVariables variables)
    {
        var text = query.Measure.Length == 0 ? UsualOf(variables) : query.Measure;
        if (!IsKnown(text, variables))
        {
            return QuestionProblems.UnknownMeasure(text, NearNames.Meant(text, Offered(variables).Select(one => one.Text)));
        }

        var share = query.Share is "" or "none" ? "" : query.Share;
        if (share is not ("" or "row" or "column" or "table"))
        {
            return QuestionProblems.UnknownMeasure($"share of the {share}", NearNames.Meant(share, ["row", "column", "table"]));
        }

        var measure = MeasureTexts.Count(text);
        if (share.Length > 0 && measure.Aggregate is not (Aggregate.Count or Aggregate.Distinct or Aggregate.Sum))
        {
            return TableProblems.NoShareOfMean;
        }

        var (unit, words) = Words(text, measure, variables);
        return share.Length == 0
            ? new AskedMeasure(text, measure, share, unit, words)
            : new AskedMeasure(text, measure, share, "percent", $"{words}, as percent of the {(share == "table" ? "whole table" : share)}");
    }

    private static bool IsKnown(string text, SeriesVariables variables)
    {
        if (Offered(variables).Any(one => one.Text == text))
        {
            return true;
        }

        try
        {
            return MeasureTexts.Count(text).Value switch
            {
                null => text == "rows",
                ColumnValue { Column: MeasureTexts.PersonKey } => true,
                ColumnValue column => variables.Find(column.Column) is { } variable && (IsAmount(variable) || text.StartsWith("distinct:", StringComparison.Ordinal)),
                DaysBetween days => IsDate(days.From, variables) && IsDate(days.To, variables),
                AgeAt age => variables.Find(age.Birth) is { IsBirthDate: true } && IsDate(age.At, variables),
                _ => false,
            };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // the line of a person on a questionnaire is a number that is never added up
    private static bool IsAmount(Variable variable) => variable is { Kind: VariableKind.Number, Concept: not "person.line" };

    private static bool IsDate(string name, SeriesVariables variables) => variables.Find(name) is { } variable && (variable.Kind == VariableKind.Date || variable.IsBirthDate);

    private static (string Unit, string InWords) Words(string text, Measure measure, SeriesVariables variables)
    {
        var title = Offered(variables).FirstOrDefault(one => one.Text == text).Title ?? text;
        return measure switch
        {
            { Aggregate: Aggregate.Count } => (Plural(variables), $"number of records (each is {SeriesWords.Unit(variables.Schema)})"),
            { Value: ColumnValue { Column: MeasureTexts.PersonKey } } => ("persons", "number of different persons: who has several records counts once in a cell"),
            { Aggregate: Aggregate.Distinct } => ("different values", title),
            { Value: DaysBetween } => ("days", title),
            { Value: AgeAt } => ("years", title),
            { Value: ColumnValue column } => (variables.Find(column.Column)?.Title ?? column.Column, title),
            _ => (title, title),
        };
    }

    private static string Plural(SeriesVariables variables) => variables.Schema.Tsela!.Unit switch
    {
        "person" => "persons",
        "movement" => "movements",
        "document" => "documents",
        "case" => "cases",
        "money" => "amounts of money",
        _ => "rows of the published table",
    };
}
