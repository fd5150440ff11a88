using System.Globalization;
using Tsela.Engine.Schemas;

namespace Tsela.Catalogue;

/// <summary>The words in which pages speak of a series.</summary>
public static class SeriesWords
{
    public static string Due(TableSchema series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var block = series.Tsela!;
        var every = block.Periodicity switch
        {
            "month" => "every month",
            "quarter" => "every quarter",
            "year" => "every year",
            _ => "when there is something to deliver",
        };
        var proposal = block.Proposals.Contains("dueDay", StringComparer.Ordinal) ? " (proposal)" : "";
        return block.DueDay is { } day ? $"{every}, {day} days after its end{proposal}" : every;
    }

    /// <summary>A share in percent, rounded down: what is not whole never reads as 100 percent.</summary>
    public static string Percent(double? share) =>
        share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value * 1000) / 10:0.0} %") : "–";

    public static string Unit(TableSchema series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return series.Tsela!.Unit switch
        {
            "person" => "one person",
            "movement" => "one movement of a person",
            "document" => "one document, such as a permit",
            "case" => "one case",
            "money" => "one amount of money",
            _ => "one figure of a table",
        };
    }

    public static string Type(SchemaField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field switch
        {
            { CodeLists.Count: > 0, Type: FieldType.List } => "codes",
            { CodeLists.Count: > 0 } => "code",
            { Type: FieldType.String } => "text",
            { Type: FieldType.Integer } => "whole number",
            { Type: FieldType.Boolean } => "yes or no",
            { Type: FieldType.YearMonth } => "month",
            { Type: FieldType.DateTime } => "date and time",
            { Currency: { } currency } => $"amount in {currency}",
            _ => field.Type.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>A rule in a clerk's words: its level of the European Statistical System's scale.</summary>
    public static string Level(int level) => level switch
    {
        0 => "0, the file itself",
        1 => "1, within the file",
        2 => "2, with earlier deliveries",
        3 => "3, with another source of the same subject",
        4 => "4, with another subject of the same institution",
        5 => "5, with another institution",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Levels run from 0 to 5."),
    };
}
