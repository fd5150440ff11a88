using System.Globalization;
using Tsela.Disclosure;
using Tsela.Disclosure.Making;

namespace Tsela.Tests.Publishing;

/// <summary>Tables as protection would give them, made up here.</summary>
internal static class SampleTables
{
    public static readonly DateTime ExtractedAt = new(2026, 1, 15, 9, 0, 0, DateTimeKind.Utc);

    private static readonly SafeDimension Sex = new("sex", "Sex", SafeDimensionKind.Code, "sex", [new("_T", "Both sexes"), new("F", "Women", "_T"), new("M", "Men", "_T")]);

    private static readonly SafeDimension District = new(
        "district", "District", SafeDimensionKind.District, "districts",
        [new("_T", "Lesotho"), new("LS-A", "Maseru", "_T"), new("LS-D", "Berea", "_T"), new("LS-H", "Qacha's Nek", "_T")]);

    /// <summary>A flow by sex, district, year and quarter, with a hidden cell and its companion.</summary>
    public static SafeTable WorkPermits(int first = 2022, int last = 2024, string id = "LIM-01")
    {
        List<SafeCode> times = [.. Enumerable.Range(first, last - first + 1).SelectMany(year => new[] { $"{year}" }.Concat(Enumerable.Range(1, 4).Select(quarter => $"{year}-Q{quarter}")))
            .Select(time => new SafeCode(time, time))];
        var cells =
            from sex in Enumerable.Range(0, 3)
            from district in Enumerable.Range(0, 4)
            from time in Enumerable.Range(0, times.Count)
            let hidden = district is 2 or 3 && sex > 0 && time % 5 == 0
            select new SafeCell([sex, district, time], hidden ? null : Count(sex, district, times[time].Code), hidden ? SafeSymbols.Suppressed : time >= times.Count - 5 ? SafeSymbols.Provisional : "");
        return Make(id, SafeTableKind.Indicator, "Work permits issued", "permits", isStock: false, "LIM", "quarterly", [Sex, District, Time(times)], [.. cells]);
    }

    /// <summary>A stock by district on the last days of years.</summary>
    public static SafeTable Residents()
    {
        List<SafeCode> days = [.. Enumerable.Range(2020, 5).Select(year => $"{year}-12-31").Select(day => new SafeCode(day, day))];
        var cells =
            from district in Enumerable.Range(0, 4)
            from day in Enumerable.Range(0, days.Count)
            select new SafeCell([district, day], 100 * (district + 1) + (10 * day), day == 2 ? SafeSymbols.Break : "");
        return Make("LTI-03", SafeTableKind.Indicator, "Residence permits valid", "permits", isStock: true, "LTI", "annual", [District, Time(days)], [.. cells]);
    }

    /// <summary>Published figures of another office, unchanged, without any breakdown.</summary>
    public static SafeTable Remittances()
    {
        List<SafeCode> years = [.. Enumerable.Range(2015, 10).Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => new SafeCode(year, year))];
        var cells = Enumerable.Range(0, years.Count).Select(year => new SafeCell([year], year == 3 ? null : 400_000_000.5m + (year * 1_000_000), year == 3 ? SafeSymbols.NotAvailable : ""));
        return Make("REM-01", SafeTableKind.Published, "Remittances received", "US dollars", isStock: false, "REM", "annual", [Time(years)], [.. cells], decimals: 1);
    }

    public static IReadOnlyList<SafeTable> All() => [WorkPermits(), Residents(), Remittances()];

    public static SafeTable Make(
        string id, SafeTableKind kind, string title, string unit, bool isStock, string? category, string periodicity,
        IReadOnlyList<SafeDimension> dimensions, IReadOnlyList<SafeCell> cells, int decimals = 0) =>
        new(new SafeTableContent(
            id, kind, title, $"{title}, as the national list defines them.", unit, decimals, isStock, category, periodicity, "UN 1998 recommendations", dimensions, cells,
            [new SafeSource("DS15a", "Work permits", "NES", 1m, "good")], "36 of 36 months delivered.", ["Made up for tests."], IsTraining: true,
            Guid.Parse("0197a000-0000-7000-8000-000000000001"), ExtractedAt,
            new SafeProtection("general stocks", "cells left out", "Counts below 3 are not shown.", cells.Count, cells.Count(cell => cell.Symbol == SafeSymbols.Suppressed), 0, 0.02m)));

    private static SafeDimension Time(IReadOnlyList<SafeCode> codes) => new(SafeDimension.Time, "Time", SafeDimensionKind.Time, null, codes);

    private static decimal Count(int sex, int district, string time)
    {
        decimal One(int oneSex, int oneDistrict, int quarter) => (oneSex * 7) + (oneDistrict * 11) + (quarter * 3) + 5;
        var sexes = sex == 0 ? new[] { 1, 2 } : [sex];
        var districts = district == 0 ? new[] { 1, 2, 3 } : [district];
        var quarters = time.Length == 4 ? new[] { 1, 2, 3, 4 } : [time[^1] - '0'];
        return (from s in sexes from d in districts from q in quarters select One(s, d, q)).Sum();
    }
}
