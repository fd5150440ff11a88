using Tsela.Engine.Suppression;

namespace Tsela.Engine.Tests.Suppression;

/// <summary>Tables drawn from a seed: few codes, many small counts.</summary>
internal static class DrawnTables
{
    public static TableDimension Flat(string name, int codes) =>
        new(name, Enumerable.Range(1, codes).ToDictionary(code => $"{name}{code}", _ => "total", StringComparer.Ordinal));

    /// <summary>Codes in two groups below the total.</summary>
    public static TableDimension Grouped(string name, int codes)
    {
        var parents = Enumerable.Range(1, codes).ToDictionary(code => $"{name}{code}", code => code <= codes / 2 ? $"{name}-low" : $"{name}-high", StringComparer.Ordinal);
        (parents[$"{name}-low"], parents[$"{name}-high"]) = ("total", "total");
        return new TableDimension(name, parents);
    }

    /// <summary>A zone of the first and the last code, across the groups.</summary>
    public static TableDimension WithZone(TableDimension dimension)
    {
        var lowest = Lowest(dimension);
        return dimension with { Zones = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [$"{dimension.Name}-zone"] = [lowest[0], lowest[^1]] } };
    }

    public static CountTable Counts(string name, Random random, double emptyShare, int greatest, params TableDimension[] dimensions)
    {
        IEnumerable<string[]> crossed = [[]];
        crossed = dimensions.Aggregate(crossed, (sofar, dimension) => sofar.SelectMany(begun => Lowest(dimension).Select(code => (string[])[.. begun, code])));
        var cells = new List<InnerCell>();
        foreach (var codes in crossed)
        {
            // squared, so that small counts are frequent
            var count = random.NextDouble() < emptyShare ? 0 : 1 + (int)(greatest * Math.Pow(random.NextDouble(), 2));
            if (count > 0)
            {
                cells.Add(new InnerCell(codes, count, count));
            }
        }

        return new CountTable(name, dimensions, cells);
    }

    public static IReadOnlyList<string> Lowest(TableDimension dimension) =>
        [.. dimension.Parents.Keys.Where(code => !dimension.Parents.Values.Contains(code, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];
}
