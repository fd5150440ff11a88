using System.Security.Cryptography;
using Tsela.Catalogue;
using Tsela.Catalogue.Loading;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Sandbox.Files;
using Tsela.Sandbox.Lives;
using Tsela.Shared;

namespace Tsela.Tests.Sandbox;

public sealed class TrainingFilesTests : IDisposable
{
    private static readonly NationalCatalogue Catalogue = CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!;
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
        var plan = files.Write(TrainingCountry.Invent(1500, 1), institution => Office.Of(institution) with { Mess = MessRates.None }, TestContext.Current.CancellationToken);
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

    private string Write(string name, int seed)
    {
        var root = Path.Combine(folder, name);
        new CountryFiles(Catalogue, root).Write(TrainingCountry.Invent(300, seed), cancellationToken: TestContext.Current.CancellationToken);
        return root;
    }

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
