using Microsoft.Extensions.Primitives;
using Tsela.Disclosure;
using Tsela.Publishing.Downloads;
using Tsela.Shared;

namespace Tsela.Publishing.JsonStat;

/// <summary>The part of a table that an address asks for: dimensions by their names, each with codes apart by commas; the others whole.</summary>
internal static class AskedPart
{
    /// <summary>Readers make the whole cube of it, so it has an end.</summary>
    public const long SizeMax = 10_000_000;

    public static bool FitsWhole(SafeTable table) => TableView.Whole(table).Size <= SizeMax;

    public static Outcome<TableView> Read(SafeTable table, Func<string, StringValues> query)
    {
        var places = new List<int[]>();
        foreach (var dimension in table.Dimensions)
        {
            var asked = query(dimension.Id).SelectMany(one => (one ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
            if (asked.FirstOrDefault(code => dimension.Codes.All(one => one.Code != code)) is { } unknown)
            {
                return DownloadProblems.UnknownCode(dimension, unknown);
            }

            places.Add([.. Enumerable.Range(0, dimension.Codes.Count).Where(place => asked.Count == 0 || asked.Contains(dimension.Codes[place].Code))]);
        }

        var view = new TableView(table, places, [.. Enumerable.Range(0, table.Dimensions.Count)]);
        return view.Size <= SizeMax ? view : DownloadProblems.TooLarge(table.Id, view.Size, SizeMax, Fewer(table, places));
    }

    // the dimensions of most codes at their totals, as few as are enough
    private static string Fewer(SafeTable table, List<int[]> places)
    {
        var held = new List<string>();
        var left = places.Aggregate(1.0, (size, codes) => size * codes.Length);
        foreach (var (dimension, codes) in table.Dimensions.SkipLast(1).Zip(places).OrderByDescending(one => one.Second.Length))
        {
            if (left > SizeMax && dimension.Codes.Any(code => code.Code == SafeDimension.Total))
            {
                held.Add($"{dimension.Id}={SafeDimension.Total}");
                left /= codes.Length;
            }
        }

        return string.Join('&', held);
    }
}
