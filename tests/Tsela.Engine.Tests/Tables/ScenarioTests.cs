using System.Globalization;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;

namespace Tsela.Engine.Tests.Tables;

/// <summary>Scenario files that a statistician can read and write: rows, one question, the table that must come out.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Tables", "Scenarios");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_question_has_the_expected_table(string file)
    {
        var sections = Sections(File.ReadAllLines(Path.Combine(Folder, file)));
        var table = Rows(sections["rows"]);
        var answer = Tabulation.Of(table, Question(sections["question"]));
        var lines = answer.Cells.Select(cell => string.Join(" | ", [.. cell.Codes.Select(code => code.Length == 0 ? "(missing)" : code), Number(cell.Value)]));
        Assert.Equal(sections["expected"].Skip(1).Select(line => string.Join(" | ", Parts(line))), lines);
        if (sections.TryGetValue("apart", out var apart))
        {
            var counted = new[] { $"without date: {answer.Apart.WithoutDate}", $"end before beginning: {answer.Apart.EndBeforeBeginning}", $"without value: {answer.Apart.WithoutValue}" };
            Assert.Equal(apart, counted);
        }
    }

    private static string Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "none";

    private static Dictionary<string, List<string>> Sections(string[] lines)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line.StartsWith('['))
            {
                sections[line.Trim('[', ']')] = current = [];
            }
            else
            {
                current?.Add(line);
            }
        }

        return sections;
    }

    private static ColumnTable Rows(List<string> lines)
    {
        var plan = Parts(lines[0]).Select(header => header.Split(':')).Select(parts => new ColumnPlan(parts[0], Enum.Parse<ColumnKind>(parts[1], ignoreCase: true))).ToList();
        var builder = new ColumnTableBuilder("scenario", plan);
        foreach (var line in lines.Skip(1))
        {
            builder.Add([.. Parts(line)]);
        }

        return builder.Build();
    }

    private static Question Question(List<string> lines)
    {
        var said = lines.Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        return new Question
        {
            By = [.. said.GetValueOrDefault("by", "").Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Dimension)],
            Where = [.. said.GetValueOrDefault("where", "").Split(" and ", StringSplitOptions.RemoveEmptyEntries).Select(Condition)],
            Measure = Measure(said.GetValueOrDefault("measure", "count")),
            Time = Time(said.GetValueOrDefault("time")),
            Totals = said.ContainsKey("totals"),
        };
    }

    private static Dimension Dimension(string text) => text.Split(' ') is [var column, "in", var bands]
        ? new AgeDimension("age", column, [.. bands.Split('/').Select(Band.Parse)])
        : new CodeDimension(text, text);

    private static Condition Condition(string text)
    {
        var parts = text.Split(" = ");
        return new CodeIs(parts[0], parts[1].Split('/').ToHashSet(StringComparer.Ordinal));
    }

    private static Measure Measure(string text) => text.Split(' ') switch
    {
        ["count"] => Tsela.Engine.Tables.Measure.Rows,
        ["median", "days", var from, var to] => new Measure(Aggregate.Median, new DaysBetween(from, to)),
        [var aggregate, var column] => new Measure(Enum.Parse<Aggregate>(aggregate, ignoreCase: true), new ColumnValue(column)),
        _ => throw new FormatException(text),
    };

    private static TimeRule? Time(string? text) => text?.Split(' ') switch
    {
        null => null,
        ["stock", "on", var day] => new StockOn(DateOnly.Parse(day, CultureInfo.InvariantCulture)),
        ["flow", "from", var first, "to", var last] => new FlowIn(DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)),
        _ => throw new FormatException(text),
    };

    private static string[] Parts(string line) => [.. line.Split('|').Select(part => part.Trim())];
}
