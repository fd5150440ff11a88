using Tsela.Disclosure;
using Tsela.Disclosure.Making;

namespace Tsela.Bench.Sdmx;

/// <summary>A seeded table of a million figures: age, district, country and month.</summary>
internal static class MadeTable
{
    public const int Figures = 1_000_000;

    public static SafeTable Make()
    {
        var random = new Random(20260122);
        SafeDimension[] dimensions =
        [
            Dimension("age", 4, code => $"{15 + (10 * code)}-{24 + (10 * code)}"), Dimension("part", 10, code => $"P{code:00}"), Dimension("citizenship", 100, code => $"C{code:00}"),
            new(SafeDimension.Time, "Time", SafeDimensionKind.Time, null, [.. Enumerable.Range(0, 250).Select(month => $"{2004 + (month / 12):D4}-{1 + (month % 12):D2}").Select(month => new SafeCode(month, month))]),
        ];
        var sizes = Array.ConvertAll(dimensions, dimension => dimension.Codes.Count);
        var cells = new List<SafeCell>(Figures);
        for (var number = 0; number < Figures; number++)
        {
            int[] at = [number / sizes[3] / sizes[2] / sizes[1], number / sizes[3] / sizes[2] % sizes[1], number / sizes[3] % sizes[2], number % sizes[3]];
            var isHidden = random.Next(20) == 0;
            cells.Add(new SafeCell(at, isHidden ? null : random.Next(100_000), isHidden ? SafeSymbols.Suppressed : random.Next(12) == 0 ? SafeSymbols.Provisional : ""));
        }

        return new SafeTable(new SafeTableContent(
            "bench", SafeTableKind.Table, "A million figures", "Made up.", "persons", 0, IsStock: false, null, "monthly", "", dimensions, cells, [new SafeSource("DS15a", "Work permits", "NES", 1m, "good")],
            "", [], IsTraining: true, Guid.Parse("0197a000-0000-7000-8000-000000000002"), new DateTime(2026, 1, 15, 9, 0, 0, DateTimeKind.Utc),
            new SafeProtection("none", "made up", "", Figures, 0, 0, 0)));
    }

    private static SafeDimension Dimension(string id, int codes, Func<int, string> code) =>
        new(id, id, SafeDimensionKind.Code, null, [.. Enumerable.Range(0, codes).Select(code).Select(one => new SafeCode(one, $"{id} {one}"))]);
}
