using System.Globalization;
using Tsela.Disclosure;
using Tsela.Disclosure.Making;

namespace Tsela.Bench.Portal;

/// <summary>A table of the shape that a release has: by sex, by district and by ten further codes, over ten years and their quarters.</summary>
internal static class PortalTables
{
    private static readonly string[] Districts = ["LS-B", "LS-C", "LS-D", "LS-A", "LS-E", "LS-F", "LS-G", "LS-H", "LS-J", "LS-K"];

    public static SafeTable Permits(string id, int seed)
    {
        SafeDimension[] dimensions =
        [
            new("sex", "Sex", SafeDimensionKind.Code, "sex", [new("_T", "Total"), new("M", "Male", "_T"), new("F", "Female", "_T")]),
            new("district", "District", SafeDimensionKind.District, "districts", [new("_T", "Lesotho"), .. Districts.Select(code => new SafeCode(code, $"District {code}", "_T"))]),
            new("occupation", "Occupation", SafeDimensionKind.Code, null, [new("_T", "Total"), .. Enumerable.Range(1, 10).Select(code => new SafeCode($"O{code}", $"Occupation {code}", "_T"))]),
            new(SafeDimension.Time, "Time", SafeDimensionKind.Time, null,
                [.. Enumerable.Range(2015, 10).SelectMany(year => new[] { $"{year}" }.Concat(Enumerable.Range(1, 4).Select(quarter => $"{year}-Q{quarter}"))).Select(time => new SafeCode(time, time))]),
        ];
        var cells = from sex in Enumerable.Range(0, 3)
                    from district in Enumerable.Range(0, 11)
                    from occupation in Enumerable.Range(0, 11)
                    where occupation == 0 || (sex == 0 && district == 0)
                    from time in Enumerable.Range(0, dimensions[^1].Codes.Count)
                    let value = 3 + (((sex * 7) + (district * 11) + (occupation * 13) + (time * 3) + seed) % 97)
                    select new SafeCell([sex, district, occupation, time], value < 10 ? null : value, value < 10 ? SafeSymbols.Suppressed : "");
        return new SafeTable(new SafeTableContent(
            id, SafeTableKind.Indicator, string.Create(CultureInfo.InvariantCulture, $"Permits of kind {seed}"), "Permits granted in the period.", "permits", 0, IsStock: false, "LIM", "quarterly", "none",
            dimensions, [.. cells], [new SafeSource("DS15a", "Work permits", "NES", 1m, "good")], "All months delivered.", ["Made up for a bench."], IsTraining: true, Guid.Empty,
            new DateTime(2026, 1, 10, 0, 0, 0, DateTimeKind.Utc), new SafeProtection("bench", "cells left out", "Counts below 10 are not shown.", 100, 10, 0, 0.01m)));
    }
}
