using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Tests.Suppression;

/// <summary>Tables small enough to try every other table that shows the same.</summary>
internal static class SmallTables
{
    public static CellSystem System(int seed, PrimaryRules rules, params int[] sizes)
    {
        var random = new Random(seed);
        var dimensions = sizes.Select((size, at) => new TableDimension(
            "d" + at, Enumerable.Range(0, size).ToDictionary(code => "c" + code, _ => "all", StringComparer.Ordinal))).ToList();
        IEnumerable<string[]> codes = [[]];
        foreach (var size in sizes)
        {
            codes = codes.SelectMany(begun => Enumerable.Range(0, size).Select(code => (string[])[.. begun, "c" + code])).ToList();
        }

        var cells = codes.Select(code => (code, Value: random.Next(5) is var draw && draw == 0 ? 0 : random.Next(1, 6)))
            .Where(cell => cell.Value > 0).Select(cell => new InnerCell(cell.code, cell.Value, cell.Value));
        return CellSystem.Of(new ProtectionProblem([new CountTable("small", dimensions, [.. cells])], rules));
    }

    public static CountTable Table(IReadOnlyList<(string Code, int Value)> cells) => new(
        "line", [Places(cells.Select(cell => cell.Code))], [.. cells.Select(cell => new InnerCell([cell.Code], cell.Value, cell.Value))]);

    public static CountTable Amounts(IReadOnlyList<(string Code, decimal Value, decimal Largest)> cells) => new(
        "line", [Places(cells.Select(cell => cell.Code))], [.. cells.Select(cell => new InnerCell([cell.Code], cell.Value, 9, cell.Largest, 0))]);

    public static bool[] SomeHidden(CellSystem system, int seed, int count)
    {
        var random = new Random(seed * 7919);
        var hidden = new bool[system.Cells.Count];
        foreach (var cell in Enumerable.Range(0, hidden.Length).OrderBy(_ => random.Next()).Take(count))
        {
            hidden[cell] = true;
        }

        return hidden;
    }

    /// <summary>The bounds of the hidden cells over every table of whole numbers that shows the same.</summary>
    public static Dictionary<int, KnownInterval> EveryTable(CellSystem system, bool[] hidden)
    {
        var values = system.Cells.Select(cell => (int)cell.Value).ToArray();
        var places = Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell]).ToArray();
        var most = Math.Max(values.Max() + 2, (int)system.Cells.Max(cell => cell.Most ?? 0));
        var (from0, from1, further0, further1) = (Tried(0, most), Tried(1, most), Tried(0, most + 2), Tried(1, most + 2));
        return places.ToDictionary(place => place, place => new KnownInterval(
            from0[place].Least, Upper(from0[place].Most, further0[place].Most), from1[place].Least, Upper(from1[place].Most, further1[place].Most)));

        // what grows with the values that are tried has no bound
        double Upper(int found, int further) => found == further ? found : double.PositiveInfinity;

        Dictionary<int, (int Least, int Most)> Tried(int least, int greatest)
        {
            var found = places.ToDictionary(place => place, _ => (Least: int.MaxValue, Most: int.MinValue));
            var lastOf = system.Sums.Select(sum => places.Where(place => place == sum.Sum || sum.Parts.Contains(place)).Select(place => Array.IndexOf(places, place)).DefaultIfEmpty(-1).Max()).ToArray();
            var tried = (int[])values.Clone();
            Try(0);
            return found;

            void Try(int at)
            {
                if (at == places.Length)
                {
                    foreach (var place in places)
                    {
                        found[place] = (Math.Min(found[place].Least, tried[place]), Math.Max(found[place].Most, tried[place]));
                    }

                    return;
                }

                var (from, to) = (Math.Max(least, (int)(system.Cells[places[at]].Least ?? 0)), Math.Min(greatest, (int)(system.Cells[places[at]].Most ?? greatest)));
                for (tried[places[at]] = from; tried[places[at]] <= to; tried[places[at]]++)
                {
                    if (Enumerable.Range(0, lastOf.Length).All(sum => lastOf[sum] != at || system.Sums[sum].Parts.Sum(part => tried[part]) == tried[system.Sums[sum].Sum]))
                    {
                        Try(at + 1);
                    }
                }

                tried[places[at]] = values[places[at]];
            }
        }
    }

    private static TableDimension Places(IEnumerable<string> codes) => new("place", codes.ToDictionary(code => code, _ => "all", StringComparer.Ordinal));
}
