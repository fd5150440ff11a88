using System.Globalization;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared;
using Tsela.Shared.Charts;

namespace Tsela.Site;

/// <summary>Figures that others have published, shown on the first page with their source to everybody.</summary>
public sealed class PublishedFacts(ReferenceFolder folder)
{
    /// <summary>From this year on the figure means something else (data/published/README.md, the traps).</summary>
    private const int ArrivalsBreak = 2014;

    private const int RemittancesBreak = 1982;

    private const int EstimatesFrom = 2019;

    private readonly Lazy<Facts> facts = new(() => Read(folder));

    /// <summary>One published figure.</summary>
    public sealed record Fact(string Label, string Value, string Note);

    public sealed record Facts(IReadOnlyList<Fact> Figures, DistrictMap Population, LineChart Remittances, LineChart Arrivals, BarChart Abroad);

    public Facts Read() => facts.Value;

    private static Facts Read(ReferenceFolder folder)
    {
        var population = Rows(folder, "RF01", row => row["set"] == "FINAL");
        var remittances = Rows(folder, "RF02", row => row["amount"].Length > 0);
        var arrivals = Rows(folder, "RF05", row => row["partner"] == "_T");
        var estimates = Rows(folder, "RF10", row => row["partner"] == "ZA");
        var census = population.Max(row => row["year"])!;
        var total = population.Single(row => row["year"] == census && row["district"] == "_T");
        var recent = estimates.FindAll(row => int.Parse(row["year"], CultureInfo.InvariantCulture) >= EstimatesFrom).ConvertAll(row => Number(row["persons"]));
        var sent = remittances[^1];
        var visits = arrivals[^1];
        return new Facts(
            [
                new($"People, census of {census}", ChartNumbers.Shown(Number(total["persons"])), total["producer"]),
                new($"Remittances received, {sent["year"]}", $"{ChartNumbers.Shown(Math.Round(Number(sent["amount"]) / 1_000_000, 0))} m US$", $"{Percent(sent["share_of_gdp"])} of the gross domestic product. {sent["producer"]}"),
                new($"Visitors who arrived, {visits["year"]}", ChartNumbers.Shown(Number(visits["visitors"])), visits["producer"]),
                new($"Basotho in South Africa, {EstimatesFrom} to {estimates.Max(row => row["year"])}", $"{ChartNumbers.Shown(recent.Min())} to {ChartNumbers.Shown(recent.Max())}", "Estimates differ by what each counts: see the chart."),
            ],
            new DistrictMap($"Population by district, {census}", "persons", population.Where(row => row["year"] == census && row["district"] != "_T")
                .ToDictionary(row => row["district"], row => (decimal?)Number(row["persons"]), StringComparer.Ordinal), $"Source: {total["source"]}."),
            Broken("Remittances, share of the gross domestic product", "percent", remittances, "share_of_gdp", RemittancesBreak,
                $"The rise from 67 to 232 percent in 1982 is a break in the series, not a change in what was sent. Source: {sent["source"]}."),
            Broken("Arrivals of visitors", "arrivals", arrivals, "visitors", ArrivalsBreak,
                $"The figures before {ArrivalsBreak} and from then on probably count different things. Source: {visits["source"]}."),
            new BarChart("Basotho in South Africa: the estimates side by side", "persons",
                [.. estimates.OrderBy(row => row["year"], StringComparer.Ordinal).Select(row => (Name(row), (decimal?)Number(row["persons"])))],
                "They differ by what is counted: people born in Lesotho, people of Lesotho origin, holders of special permits. None is the true one."));
    }

    private static LineChart Broken(string title, string unit, List<Dictionary<string, string>> rows, string value, int @break, string note)
    {
        return new LineChart(title, unit, rows.ConvertAll(row => row["year"]),
            [new(title, rows.ConvertAll(row => row[value].Length > 0 ? Math.Round(Number(row[value]), 1) : (decimal?)null)) { BreaksAt = [rows.FindIndex(row => int.Parse(row["year"], CultureInfo.InvariantCulture) >= @break)] }], note);
    }

    private static string Name(Dictionary<string, string> row) =>
        $"{row["estimate"]}, {row["year"]}{(row["bound"] == "point" ? "" : $", {row["bound"]}")}"
            .Replace("Government of Lesotho", "Government", StringComparison.Ordinal).Replace(" edition", "", StringComparison.Ordinal);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Percent(string text) => $"{Math.Round(Number(text), 1).ToString(CultureInfo.InvariantCulture)} %";

    private static List<Dictionary<string, string>> Rows(ReferenceFolder folder, string series, Func<Dictionary<string, string>, bool> wanted)
    {
        var file = Path.Combine(folder.Root, "published", $"{series}.csv");
        using var table = TableFile.Open(file, new ReadOptions { Delimiter = ',' }).Reader ?? throw new InvalidOperationException($"{file} cannot be read.");
        table.Read();
        var header = Cells(table, table.CellCount);
        var rows = new List<Dictionary<string, string>>();
        while (table.Read())
        {
            var row = header.Zip(Cells(table, header.Count)).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal);
            if (wanted(row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static List<string> Cells(TableReader table, int count) => [.. Enumerable.Range(0, count).Select(index => table.Cell(index).ToString())];
}
