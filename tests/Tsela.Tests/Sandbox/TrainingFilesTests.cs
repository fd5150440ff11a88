using System.Security.Cryptography;
using Tsela.Catalogue;
using Tsela.Catalogue.Loading;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Sandbox.Files;
using Tsela.Sandbox.Lives;
using Tsela.Sandbox.People;
using Tsela.Shared;

namespace Tsela.Tests.Sandbox;

public sealed class TrainingFilesTests : IDisposable
{
    private static readonly NationalCatalogue Catalogue = CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!;
    private static readonly TrainingYears Years = TrainingYears.Before(new DateOnly(2026, 8, 20));
    private readonly string folder = Directory.CreateTempSubdirectory("tsela-sandbox").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_seed_makes_the_same_files_and_another_seed_makes_others()
    {
        var first = HashOf(Write("a", seed: 1));
        Assert.Equal(first, HashOf(Write("b", seed: 1)));
        Assert.NotEqual(first, HashOf(Write("c", seed: 2)));
    }

    [Fact]
    public void Two_days_of_a_month_make_the_same_files_and_the_next_month_adds_one()
    {
        var first = Write("a", seed: 1, TrainingYears.Before(new DateOnly(2026, 2, 1)));
        Assert.Equal(HashOf(first), HashOf(Write("b", seed: 1, TrainingYears.Before(new DateOnly(2026, 2, 28)))));
        Assert.Equal("2026-01", Plan(first).Where(handing => handing.Series == "DS20e").Max(handing => handing.Period));
        Assert.Equal("2021-01", Plan(first).Where(handing => handing.Series == "DS20e").Min(handing => handing.Period));
        var next = Write("c", seed: 1, TrainingYears.Before(new DateOnly(2026, 3, 15)));
        Assert.Equal("2026-02", Plan(next).Where(handing => handing.Series == "DS20e").Max(handing => handing.Period));
    }

    [Theory]
    [InlineData("2027-01-01", "2022-01-01", "2026-12-31")]
    [InlineData("2026-12-31", "2021-01-01", "2026-11-30")]
    [InlineData("2028-03-01", "2023-01-01", "2028-02-29")]
    public void The_years_are_five_whole_ones_and_what_is_past_of_the_current_one(string today, string first, string last)
    {
        var years = TrainingYears.Before(Day(today));
        Assert.Equal(Day(first), years.First);
        Assert.Equal(Day(last), years.Last);
    }

    [Fact]
    public void Offices_send_each_file_after_its_period_and_mostly_by_the_due_day()
    {
        var plan = Plan(Write("a", seed: 1)).Where(handing => handing.Note.Length == 0 && Catalogue.Series[handing.Series].Tsela!.Periodicity == "month").ToList();
        var daysLate = plan.ConvertAll(handing => handing.On.DayNumber - EndOf(handing.Period).AddDays(Catalogue.Series[handing.Series].Tsela!.DueDay!.Value).DayNumber);
        Assert.All(plan, handing => Assert.True(handing.On > EndOf(handing.Period)));
        Assert.InRange(daysLate.Count(days => days > 0) / (double)daysLate.Count, 0.02, 0.25);
        Assert.Contains(Plan(Path.Combine(folder, "a")), handing => handing.Rows == 0);
    }

    [Fact]
    public void Every_series_of_records_has_files()
    {
        var plan = Plan(Write("a", seed: 1));
        var missing = Catalogue.Series.Keys.Where(series => series.StartsWith("DS", StringComparison.Ordinal)).Except(plan.Select(handing => handing.Series));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_row_that_the_truth_names_stands_in_its_file()
    {
        var root = Write("a", seed: 3);
        var rows = Plan(root).GroupBy(handing => handing.File).ToDictionary(group => group.Key, group => group.First().Rows);
        var people = File.ReadLines(Path.Combine(root, "truth", "people.csv")).Skip(1).Select(line => line.Split(',')[0]).ToHashSet();
        foreach (var line in File.ReadLines(Path.Combine(root, "truth", "appearances.csv")).Skip(1))
        {
            var cells = line.Split(',');
            Assert.InRange(int.Parse(cells[4]), 1, rows[cells[3]]);
            Assert.Contains(cells[5], people);
        }
    }

    [Fact]
    public void Clean_files_pass_the_definitions_of_their_series()
    {
        var root = Path.Combine(folder, "clean");
        var files = new CountryFiles(Catalogue, root);
        var plan = files.Write(TrainingCountry.Invent(1500, 1, Years), institution => Office.Of(institution) with { Mess = MessRates.None }, TestContext.Current.CancellationToken);
        var faults = new Dictionary<string, int>();
        foreach (var handing in plan.Where(handing => handing.Act == HandingAct.Submit))
        {
            foreach (var finding in Check(handing, files.PathOf(handing)))
            {
                faults[finding] = faults.GetValueOrDefault(finding) + 1;
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults.Select(fault => $"{fault.Value} x {fault.Key}")));
    }

    private static List<string> Check(PlannedHanding handing, string path)
    {
        var found = new List<string>();
        var opening = TableFile.Open(path, new ReadOptions());
        if (opening.Reader is not { } reader)
        {
            return [$"{handing.File}: {opening.Refusal!.Message}"];
        }

        using (reader)
        {
            var summary = new TableCheck(Catalogue.Series[handing.Series], new CheckOptions()).Run(reader, null, finding =>
            {
                if (finding.Severity == Severity.Error)
                {
                    found.Add($"{handing.Series} {finding.Field} {finding.Rule}: {finding.Message} [{finding.Value}]");
                }
            });
            if (summary.Refusal is { } refusal)
            {
                found.Add($"{handing.Series}: {refusal.Message}");
            }

            if (summary.Rows != handing.Rows)
            {
                found.Add($"{handing.Series} rows: {summary.Rows} of {handing.Rows}");
            }

        }

        return found;
    }

    private string Write(string name, int seed, TrainingYears? years = null)
    {
        var root = Path.Combine(folder, name);
        new CountryFiles(Catalogue, root).Write(TrainingCountry.Invent(300, seed, years ?? Years), cancellationToken: TestContext.Current.CancellationToken);
        return root;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly EndOf(string month) => Day($"{month}-01").AddMonths(1).AddDays(-1);

    private static IReadOnlyList<PlannedHanding> Plan(string root) => new CountryFiles(Catalogue, root).ReadPlan()!;

    private static string HashOf(string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
