using Tsela.Engine.Spreadsheets;
using Tsela.Shared;

namespace Tsela.Statistics.Adequacy;

/// <summary>The report as files: one CSV of every indicator and dimension, or a workbook with a sheet for each question.</summary>
public static class AdequacyTables
{
    private static readonly string[] Columns =
        ["indicator", "name", "category", "state", "score", "timeliness", "completeness", "breakdowns", "dimension", "years", "missing", "institutions"];

    /// <summary>A workbook where the file is named so, else CSV.</summary>
    public static void WriteFile(string file, AdequacyReport report)
    {
        using var unfinished = new UnfinishedFile(file);
        if (Path.GetExtension(file).Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            using var stream = File.Create(unfinished.Path);
            WriteWorkbook(stream, report);
        }
        else
        {
            using var writer = new StreamWriter(unfinished.Path);
            WriteCsv(writer, report);
        }

        unfinished.Finish();
    }

    public static void WriteCsv(TextWriter writer, AdequacyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var csv = new SafeCsvWriter(writer);
        Array.ForEach(Columns, column => csv.Text(column));
        csv.EndRow();
        foreach (var one in report.Indicators)
        {
            Row(csv, one, "_T", one.Years, one.Why);
            foreach (var dimension in one.Dimensions)
            {
                Row(csv, one, dimension.Dimension, dimension.Years, dimension.Missing);
            }
        }
    }

    public static void WriteWorkbook(Stream stream, AdequacyReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var book = new WorkbookWriter(stream);
        Sheet(book, "Owed", ["Owes", "Series", "Variable", "Period", "Why", "Indicators waiting", "How many"], report.Debts,
            debt => [debt.Owes, debt.Series, debt.Variable ?? "", debt.Period ?? "", debt.Why, string.Join(", ", debt.Indicators), debt.Indicators.Count]);
        Sheet(book, "Indicators", ["Indicator", "Name", "Category", "State", "Score", "Timeliness", "Completeness", "Breakdowns", "Years", "Why not"], report.Indicators,
            one => [one.Indicator.Id, one.Indicator.Name, one.Category, one.StateInWords, Math.Round(one.Score.All, 1), Math.Round(one.Score.Timeliness, 2),
                Math.Round(one.Score.Completeness, 2), Math.Round(one.Score.Breakdowns, 2), Span(one.Years), one.Why ?? ""]);
        Sheet(book, "Dimensions", ["Indicator", "Dimension", "Years", "Why not"], report.Indicators.SelectMany(one => one.Dimensions.Select(dimension => (one, dimension))),
            pair => [pair.one.Indicator.Id, pair.dimension.Dimension, Span(pair.dimension.Years), pair.dimension.Missing ?? ""]);
        Sheet(book, "Categories", ["Category", "Title", "Indicators", "With a figure", "Score"], report.Categories,
            one => [one.Code, one.Title, one.Indicators, one.Computed, Math.Round(one.Score, 1)]);
        Sheet(book, "Institutions", ["Institution", "Name", "Series", "Delivered", "Periods due", "In force", "Indicators", "With a figure", "Score", "Owes"], report.Institutions,
            one => [one.Code, one.Name, one.Series, one.SeriesDelivered, one.Due, one.Delivered, one.Resting, one.Computed, one.Score is { } score ? Math.Round(score, 1) : "", one.Debts]);
        Sheet(book, "How it is reckoned", ["How it is reckoned"],
            [AdequacyScore.Reckoned, $"Snapshot {report.Snapshot}, reference year {report.ReferenceYear}{(report.IsTraining ? "; training data: the country in it does not exist" : "")}."], text => [text]);
    }

    /// <summary>Years as spans: <c>2015-2020, 2022</c>.</summary>
    public static string Span(IReadOnlyList<int> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        var spans = new List<(int From, int To)>();
        foreach (var year in years)
        {
            if (spans.Count > 0 && spans[^1].To == year - 1)
            {
                spans[^1] = (spans[^1].From, year);
            }
            else
            {
                spans.Add((year, year));
            }
        }

        return string.Join(", ", spans.Select(span => span.From == span.To ? $"{span.From}" : $"{span.From}-{span.To}"));
    }

    private static void Row(SafeCsvWriter csv, IndicatorAdequacy one, string dimension, IReadOnlyList<int> years, string? missing)
    {
        csv.Text(one.Indicator.Id);
        csv.Text(one.Indicator.Name);
        csv.Text(one.Category);
        csv.Text(dimension == "_T" ? one.StateInWords : years.Count > 0 ? "computed" : "not computed");
        csv.Number(Math.Round(one.Score.All, 1));
        csv.Number(Math.Round(one.Score.Timeliness, 2));
        csv.Number(Math.Round(one.Score.Completeness, 2));
        csv.Number(Math.Round(one.Score.Breakdowns, 2));
        csv.Text(dimension);
        csv.Text(Span(years));
        csv.Text(missing);
        csv.Text(string.Join(';', one.Institutions));
        csv.EndRow();
    }

    private static void Sheet<T>(WorkbookWriter book, string name, string[] columns, IEnumerable<T> rows, Func<T, object[]> cells)
    {
        book.StartSheet(new SheetSpec(name, [.. columns.Select(column => new SheetColumn(column, Width: column is "Why" or "Why not" or "How it is reckoned" or "Name" ? 60 : 16))]) { HasFilter = columns.Length > 1 });
        foreach (var row in rows)
        {
            book.StartRow();
            foreach (var cell in cells(row))
            {
                switch (cell)
                {
                    case int whole: book.Number(whole); break;
                    case decimal number: book.Number(number); break;
                    default: book.Text((string)cell); break;
                }
            }
        }
    }
}
