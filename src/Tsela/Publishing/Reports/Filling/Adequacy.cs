using System.Globalization;
using Tsela.Catalogue;
using Tsela.Disclosure;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>Whether what is public is enough for the profile: a row for each indicator, from what the public tables say of themselves.</summary>
internal static class Adequacy
{
    private const int AgeMax = 2;

    public static WordRows Of(NationalCatalogue catalogue, TableFilling filling, ReportPeriod period) => new(
        ["Indicator", "Latest value", "Age in years", "Source", "Grade", "Missing breakdowns", "Who must act"],
        catalogue.Indicators.Select(indicator => Row(catalogue, indicator, filling.CubeOf(indicator.Id), period)));

    /// <summary>The targets that the country reports on to the world: whether there is evidence, and whose it is.</summary>
    public static WordRows Evidence(NationalCatalogue catalogue, TableFilling filling, ReportPeriod period) => new(
        ["Target", "Evidence", "Source", "Who must act"],
        catalogue.Indicators.Where(indicator => indicator.Id.StartsWith("SDG-", StringComparison.Ordinal) || indicator.Standard.Contains("GCM", StringComparison.Ordinal))
            .Select(indicator => Row(catalogue, indicator, filling.CubeOf(indicator.Id), period))
            .Select(row => new[] { row[0], row[1] == SafeSymbols.NotAvailable ? "missing" : $"held: {row[1]}", row[3], row[6].Length > 0 ? row[6] : "nobody" }));

    private static string[] Row(NationalCatalogue catalogue, Indicator indicator, Cube? cube, ReportPeriod period)
    {
        var holder = Holder(catalogue, indicator);
        var name = $"{indicator.Id} {indicator.Name}";
        if (cube is null || Latest(cube, period) is not { } latest)
        {
            return [name, SafeSymbols.NotAvailable, "", "none", "not adequate: no figure is public", indicator.Dimensions.Count == 0 ? "none" : "all", holder];
        }

        var age = period.Year - latest.Period.Year;
        List<string> missing = [.. indicator.Dimensions.Where(dimension => cube.PlaceOf(dimension) < 0)];
        return
        [
            name, $"{Numbers.Shown(latest.Value, cube.Table.Decimals)} {cube.Table.Unit} ({latest.Period.Head})", age.ToString(CultureInfo.InvariantCulture),
            CatalogueLists.Joined(cube.Table.Sources.Select(source => $"{source.Institution} {source.Series}"), "not stated"),
            age > AgeMax ? "old" : missing.Count > 0 ? "adequate in total" : "adequate",
            CatalogueLists.Joined(missing, "none"), age <= AgeMax && missing.Count == 0 ? "" : holder,
        ];
    }

    private static (decimal Value, ReportPeriod Period)? Latest(Cube cube, ReportPeriod period)
    {
        if (cube.Totals(new Dictionary<int, int>()) is not { } places)
        {
            return null;
        }

        foreach (var one in cube.Periods("year").Where(one => one.First <= period.First).Reverse())
        {
            if (TableFilling.CellAt(cube, places, one)?.Value is { } value)
            {
                return (value, one);
            }
        }

        return null;
    }

    private static string Holder(NationalCatalogue catalogue, Indicator indicator)
    {
        var holders = indicator.Sources.Select(source =>
            catalogue.Datasets.FirstOrDefault(dataset => dataset.Id == source)?.Institution ?? catalogue.Series.GetValueOrDefault(source)?.Tsela?.Institution).OfType<string>();
        return CatalogueLists.Joined(holders.Distinct(StringComparer.Ordinal), "BOS");
    }
}
