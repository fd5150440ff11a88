using System.Globalization;
using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Tests.Publishing.Reports;

/// <summary>A public table for every indicator and published series that a template asks for, with figures made up here: each pair of its dimensions, years, quarters and months.</summary>
internal static class MadeUpTables
{
    public const int First = 2019;

    private static readonly string[] Districts = ["LS-A", "LS-B", "LS-C", "LS-D", "LS-E", "LS-F", "LS-G", "LS-H", "LS-J", "LS-K"];

    /// <param name="last">Last year with figures.</param>
    /// <param name="isLeftOut">Indicators that stay without a table.</param>
    public static IReadOnlyList<SafeTable> For(ReportTemplate template, NationalCatalogue catalogue, int last = 2024, Func<string, bool>? isLeftOut = null) =>
    [
        .. template.Blocks.OfType<TableTemplate>().SelectMany(table => table.Of).Distinct(StringComparer.Ordinal).Where(id => isLeftOut?.Invoke(id) != true)
            .Select(id => Make(id, catalogue, template, last)),
    ];

    private static SafeTable Make(string id, NationalCatalogue catalogue, ReportTemplate template, int last)
    {
        var indicator = catalogue.Indicator(id);
        var asked = template.Blocks.OfType<TableTemplate>().Where(table => table.Of.Contains(id)).ToList();
        var at = asked.SelectMany(table => table.At ?? new Dictionary<string, string>()).Select(one => (Axis: one.Key.Split(':'), Code: one.Value))
            .Where(one => one.Axis.Length == 1 || one.Axis[0] == id).ToLookup(one => one.Axis[^1], one => one.Code, StringComparer.Ordinal);
        var any = asked.SelectMany(table => table.Any ?? []).ToHashSet(StringComparer.Ordinal);
        List<SafeDimension> dimensions =
        [
            .. asked.SelectMany(table => Axes.Parts(table.Rows).Append(table.Columns)).Concat(at.Select(one => one.Key)).Concat(any).Where(axis => !Axes.IsGeneral(axis)).Distinct(StringComparer.Ordinal)
                .Select(axis => new SafeDimension(
                    axis, axis, axis == "district" ? SafeDimensionKind.District : SafeDimensionKind.Code, CodeList: null,
                    any.Contains(axis) ? [new("ONLY", "The only one")] : [.. Codes(axis), .. at[axis].Distinct(StringComparer.Ordinal).Select(code => new SafeCode(code, code))])),
        ];
        var isStock = indicator is null || indicator.StockFlow == "stock";
        List<SafeCode> times = [.. Enumerable.Range(First, last - First + 1).SelectMany(year => indicator is null ? [$"{year}"] : Times(year, isStock)).Distinct().Select(time => new SafeCode(time, time))];
        dimensions.Add(new SafeDimension(SafeDimension.Time, "Time", SafeDimensionKind.Time, CodeList: null, times));
        return indicator is null
            ? SampleTables.Make(id, SafeTableKind.Published, catalogue.Series[id].Title ?? id, "persons", isStock, "DEM", "annual", dimensions, [.. Cells(id, dimensions)])
            : SampleTables.Make(id, SafeTableKind.Indicator, indicator.Name, indicator.Unit, isStock, id[..3], indicator.Periodicity, dimensions, [.. Cells(id, dimensions)]);
    }

    private static IEnumerable<SafeCell> Cells(string id, List<SafeDimension> dimensions)
    {
        var random = new Random(id.Sum(letter => letter) * 31);
        var scale = random.Next(200, 20_000);
        foreach (var at in Pairs(dimensions))
        {
            for (var time = 0; time < dimensions[^1].Codes.Count; time++)
            {
                int[] place = [.. at, time];
                var value = at.Aggregate((decimal)scale, (whole, code) => code == 0 ? whole : whole / (code + 1)) * (100 + (time % 17)) / 100;
                var hidden = at.Count(code => code > 0) == 2 && random.Next(12) == 0;
                yield return new SafeCell(place, hidden ? null : Math.Round(value), hidden ? SafeSymbols.Suppressed : time > dimensions[^1].Codes.Count - 10 ? SafeSymbols.Provisional : "");
            }
        }
    }

    private static IEnumerable<int[]> Pairs(List<SafeDimension> dimensions)
    {
        var count = dimensions.Count - 1;
        yield return new int[count];
        for (var one = 0; one < count; one++)
        {
            for (var code = 1; code < dimensions[one].Codes.Count; code++)
            {
                var at = new int[count];
                at[one] = code;
                yield return at;
                for (var other = one + 1; other < count; other++)
                {
                    for (var second = 1; second < dimensions[other].Codes.Count; second++)
                    {
                        int[] both = [.. at];
                        both[other] = second;
                        yield return both;
                    }
                }
            }
        }
    }

    private static IReadOnlyList<SafeCode> Codes(string axis)
    {
        SafeCode[] parts = axis switch
        {
            "sex" => [new("F", "Women", "_T"), new("M", "Men", "_T")],
            "age" => [.. Enumerable.Range(0, 14).Select(band => new SafeCode($"Y{band * 5}T{(band * 5) + 4}", $"{band * 5}-{(band * 5) + 4}", "_T"))],
            "district" or "district of birth" or "district of residence" or "origin" or "destination" or "district at the census" => [.. Districts.Select((code, index) => new SafeCode(code, $"District {index + 1}", "_T"))],
            _ => [.. Enumerable.Range(1, 7).Select(number => new SafeCode($"K{number}", $"{axis} {number.ToString(CultureInfo.InvariantCulture)}", "_T"))],
        };
        return [new("_T", "All"), .. parts];
    }

    private static IEnumerable<string> Times(int year, bool isStock) => isStock
        ? Enumerable.Range(1, 12).Select(month => new DateOnly(year, month, DateTime.DaysInMonth(year, month)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : [$"{year}", .. Enumerable.Range(1, 4).Select(quarter => $"{year}-Q{quarter}"), .. Enumerable.Range(1, 12).Select(month => string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}"))];
}
