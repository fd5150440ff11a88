using Tsela.Statistics.Figures;

namespace Tsela.Tests.Statistics;

/// <summary>
/// Scenario files that a statistician can read: what was delivered, and the figures that must come out of it, on both databases.
/// </summary>
public sealed class FigureScenarioTests
{
    public static TheoryData<string, Engine> Cases
    {
        get
        {
            var cases = new TheoryData<string, Engine>();
            foreach (var file in Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal))
            {
                foreach (var engine in TestDatabase.Engines)
                {
                    cases.Add(file, engine);
                }
            }

            return cases;
        }
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Statistics", "Scenarios");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_deliveries_give_the_expected_figures(string file, Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        IReadOnlyList<string[]> expected = [];
        foreach (var (title, lines) in Sections(await File.ReadAllLinesAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken)))
        {
            if (title == "figures")
            {
                expected = [.. lines.Skip(1)];
                continue;
            }

            var words = title.Split(' ');
            await rig.Deliver(words[1], words[2], [.. lines.Skip(1).Select(row => Row(lines[0], row))], isTraining: words.Contains("training", StringComparer.Ordinal));
        }

        await rig.Take();
        var figures = await rig.Figures();
        foreach (var line in expected)
        {
            var figure = figures.SingleOrDefault(one => one.Indicator == line[0] && one.Reference == line[1] && one.Breakdown == line[2]);
            Assert.Equal(string.Join(" | ", line), figure is null ? "no such figure" : Text(figure));
        }
    }

    private static string Text(Figure figure) => string.Join(" | ", figure.Indicator, figure.Reference, figure.Breakdown, figure.Text, figure.Symbol);

    private static Dictionary<string, string> Row(string[] headers, string[] cells) =>
        headers.Zip(cells).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private static IEnumerable<(string Title, List<string[]> Lines)> Sections(string[] lines)
    {
        (string Title, List<string[]> Lines)? current = null;
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                if (current is { } done)
                {
                    yield return done;
                }

                current = (line.Trim('[', ']'), []);
            }
            else
            {
                current!.Value.Lines.Add([.. line.Split('|').Select(cell => cell.Trim())]);
            }
        }

        if (current is { } last)
        {
            yield return last;
        }
    }
}
