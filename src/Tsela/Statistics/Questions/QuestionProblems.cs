using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Statistics.Questions;

/// <summary>What a question to a series can get wrong.</summary>
public static class QuestionProblems
{
    public static Problem UnknownVariable(string name, TableSchema series, string nearest) => new(
        "table.unknown-variable", $"{series.Name} has no variable '{name}'. {nearest}");

    public static Problem UnknownLevel(string variable, string level, IEnumerable<string> known)
    {
        List<string> levels = [.. known];
        return new Problem("table.unknown-level", levels.Count == 0
            ? $"{variable} has no levels, so '@{level}' cannot be asked for. Take it without."
            : $"{variable} has no level '{level}'. {NearNames.Meant(level, levels)}");
    }

    public static Problem UnknownCode(string variable, string code, string nearest) => new(
        "table.unknown-code", $"{variable} has no code '{code}'. {nearest}");

    public static Problem UnknownMeasure(string text, string nearest) => new(
        "table.unknown-measure", $"'{text}' is not something that can be measured here. {nearest}");

    public static Problem NotANumber(string variable, string text) => new(
        "table.not-a-number", $"'{text}' is not a number. Write the limits of {variable} as numbers, for example 18.");

    public static Problem NotADay(string what, string text) => new(
        "table.not-a-day", $"'{text}' is not a day ({what}). Write it as 2024-12-31.");

    public static Problem NoStock(TableSchema series) => new(
        "table.no-stock", $"The rows of {series.Name} have no days from which and to which they are valid, so there is no stock on a day. Ask for all rows, or for the events of a period.");

    public static Problem NoFlow(TableSchema series) => new(
        "table.no-flow", $"The rows of {series.Name} have no date of an event, so there is no flow in a period. Ask for all rows.");

    public static Problem Twice(string title) => new(
        "table.twice", $"{title} is chosen twice. Take it once, in the rows or in the columns.");

    public static readonly Problem AtWithoutStock = new(
        "table.at-without-stock", "The day of the stock is in the table, but no stock is asked for. Choose a stock under Time, or take the day out.");
}
