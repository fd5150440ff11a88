using Microsoft.Extensions.DependencyInjection;
using Tsela.Catalogue;
using Tsela.Catalogue.Loading;
using Tsela.Engine.Tables;
using Tsela.Shared;

namespace Tsela.Tests.Catalogue;

public sealed class CatalogueLoaderTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"tsela-data-{Guid.NewGuid():N}");

    [Fact]
    public void The_national_reference_data_load_without_a_fault()
    {
        var reading = CatalogueLoader.Load(ReferenceFolder.Find());

        Assert.Empty(reading.Faults);
    }

    [Fact]
    public void Every_dataset_of_the_assessment_has_its_series_and_every_core_indicator_is_there()
    {
        var catalogue = Load();

        Assert.Equal(34, catalogue.Datasets.Count);
        Assert.Equal(45, catalogue.Datasets.Sum(dataset => dataset.Series.Count));
        Assert.All(catalogue.Datasets.SelectMany(dataset => dataset.Series), series => Assert.Contains(series, catalogue.Series.Keys));
        Assert.Equal(150, catalogue.Indicators.Count());
        Assert.Equal(17, catalogue.Overlaps.Count);
    }

    [Fact]
    public void Every_field_of_every_series_has_an_example_and_a_concept_or_says_what_it_means()
    {
        foreach (var series in Load().Series.Values)
        {
            foreach (var field in series.Fields.Where(field => !field.IsSystem))
            {
                Assert.False(string.IsNullOrWhiteSpace(field.Title), $"{series.Name}.{field.Name} has no title");
                Assert.False(string.IsNullOrWhiteSpace(field.Description), $"{series.Name}.{field.Name} has no description");
                Assert.True(field.Example is { Length: > 0 } || !field.Constraints.Required, $"{series.Name}.{field.Name} is required and has no example");
            }
        }
    }

    [Fact]
    public void An_age_group_has_one_code_in_published_figures_and_in_the_bands_of_records()
    {
        var published = Load().CodeLists["age-groups-un-stock"];
        Assert.All(published.Codes.SkipLast(1), code => Assert.Contains(Band.FiveYears, band => band.Code == code.Value));
        Assert.True(published.TryResolve("05-09", out var asPrinted));
        Assert.Equal("5-9", asPrinted.Value);
    }

    [Theory]
    [InlineData("series/DS15a.json", "\"type\": \"date\"", "\"type\": \"dat\"", "dat")]
    [InlineData("series/DS15a.json", "\"countries\"", "\"cuontries\"", "cuontries")]
    [InlineData("series/DS15a.json", "\"institution\": \"NES\"", "\"institution\": \"NIS\"", "NIS")]
    [InlineData("series/DS15a.json", "\"person.surname\"", "\"person.surnam\"", "person.surnam")]
    [InlineData("codelists/sex.json", "\"label\":", "\"lable\":", "lable")]
    [InlineData("institutions.json", "\"kind\":", "\"knid\":", "knid")]
    [InlineData("indicators/LIM.json", "\"unit\":", "\"unti\":", "unti")]
    public void Refuses_a_wrong_file_with_its_path_its_line_and_the_reason(string file, string right, string wrong, string named)
    {
        CopyReferenceData();
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        var changed = text.IndexOf(right, StringComparison.Ordinal);
        File.WriteAllText(path, text[..changed] + wrong + text[(changed + right.Length)..]);

        var reading = CatalogueLoader.Load(new ReferenceFolder(folder));

        Assert.Null(reading.Catalogue);
        var line = 1 + text.AsSpan(0, changed).Count('\n');
        Assert.Contains(reading.Faults, fault =>
            fault.Path == path && Math.Abs(fault.Line - line) <= 1 && fault.Reason.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_a_file_that_is_cut_off()
    {
        CopyReferenceData();
        var path = Path.Combine(folder, "series", "DS15a.json");
        File.WriteAllText(path, File.ReadAllText(path)[..400]);

        var reading = CatalogueLoader.Load(new ReferenceFolder(folder));

        Assert.Contains(reading.Faults, fault => fault.Path == path && fault.Line > 1);
    }

    [Fact]
    public void A_program_with_wrong_reference_data_does_not_start()
    {
        CopyReferenceData();
        File.WriteAllText(Path.Combine(folder, "overlaps.json"), "{");

        var refusal = Assert.Throws<Tsela.Shared.Commands.UnusableInputException>(
            () => new ServiceCollection().AddCatalogue(new ReferenceFolder(folder)));

        Assert.Contains("overlaps.json:1", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static NationalCatalogue Load() => CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!;

    private void CopyReferenceData()
    {
        var source = ReferenceFolder.Find().Root;
        foreach (var file in Directory.EnumerateFiles(source, "*.json", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
