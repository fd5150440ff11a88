using Tsela.Engine.Tables;

namespace Tsela.Engine.Suppression.Systems;

/// <summary>Adds up the cells of each table over all its sums and zones, and writes down which sums hold.</summary>
internal sealed class CellSystemBuilder(bool withEmpty)
{
    public List<SystemCell> Cells { get; } = [];

    public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

    public List<SumOfCells> Sums { get; } = [];

    public List<TableInSystem> Tables { get; } = [];

    public void Add(CountTable table)
    {
        var added = AddedUp(table);
        var known = new Dictionary<CodeTuple, int>(added.Count);
        foreach (var (codes, cell) in added)
        {
            known[codes] = Place(table, codes, cell);
        }

        Tables.Add(new TableInSystem(table, [.. added.Select(one => ((IReadOnlyList<string>)one.Key.Codes, known[one.Key]))]));
        Relate(table, known);
    }

    private Dictionary<CodeTuple, SystemCell> AddedUp(CountTable table)
    {
        var cells = new Dictionary<CodeTuple, SystemCell>();
        var inner = new HashSet<CodeTuple>();
        foreach (var cell in InOrder(withEmpty ? [.. table.Cells, .. Empty(table)] : table.Cells))
        {
            if (cell.Codes.Count != table.Dimensions.Count)
            {
                throw new ProtectionRefusedException($"A cell of {table.Name} has {cell.Codes.Count} codes for {table.Dimensions.Count} dimensions.");
            }

            if (!inner.Add(new CodeTuple([.. cell.Codes])))
            {
                throw new ProtectionRefusedException($"The cell {string.Join(", ", cell.Codes)} stands twice in {table.Name}. Add the two up, or take one out.");
            }

            foreach (var codes in Over(table, cell.Codes))
            {
                var key = new CodeTuple(codes);
                cells[key] = cells.TryGetValue(key, out var sum) ? Plus(sum, cell) : new SystemCell("", cell.Value, cell.Contributors, cell.Largest1, cell.Largest2) { Key = cell.Key };
            }
        }

        return cells;
    }

    // the same table gives the same system in whatever order its cells come
    private static IEnumerable<InnerCell> InOrder(IReadOnlyList<InnerCell> cells) => cells.OrderBy(cell => string.Join('\u001f', cell.Codes), StringComparer.Ordinal);

    private static List<InnerCell> Empty(CountTable table)
    {
        var given = table.Cells.Select(cell => new CodeTuple([.. cell.Codes])).ToHashSet();
        var lowest = table.Dimensions.Select(dimension => dimension.Parents.Keys.Where(code => !dimension.Parents.Values.Contains(code, StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToArray()).ToArray();
        return Combinations.Of(lowest).Where(codes => !given.Contains(new CodeTuple(codes))).Select(codes => new InnerCell(codes, 0, 0)).ToList();
    }

    private static SystemCell Plus(SystemCell sum, InnerCell cell)
    {
        var largest = new[] { sum.Largest1, sum.Largest2, cell.Largest1, cell.Largest2 };
        Array.Sort(largest);
        return sum with
        {
            Value = sum.Value + cell.Value, Contributors = sum.Contributors + cell.Contributors, Largest1 = largest[3], Largest2 = largest[2], Key = sum.Key + cell.Key,
        };
    }

    private static IEnumerable<string[]> Over(CountTable table, IReadOnlyList<string> codes) =>
        Combinations.Of([.. table.Dimensions.Select((dimension, index) => dimension.ClimbOf(codes[index]))]);

    private int Place(CountTable table, CodeTuple codes, SystemCell cell)
    {
        var identity = CellIdentity.Of(table.Dimensions, codes.Codes);
        if (!Places.TryGetValue(identity, out var place))
        {
            Places[identity] = place = Cells.Count;
            Cells.Add(cell with { Identity = identity });
            return place;
        }

        if (Cells[place].Value != cell.Value)
        {
            throw new ProtectionRefusedException(
                $"The cell {(identity.Length == 0 ? "of everything" : identity)} is {Cells[place].Value} in one table and {cell.Value} in {table.Name}. Linked tables must count the same people.");
        }

        return place;
    }

    private void Relate(CountTable table, Dictionary<CodeTuple, int> known)
    {
        for (var at = 0; at < table.Dimensions.Count; at++)
        {
            foreach (var (sum, parts) in table.Dimensions[at].Sums())
            {
                foreach (var (codes, place) in known.Where(cell => cell.Key.Codes[at] == sum && IsCounted(cell.Value)))
                {
                    var below = parts.Select(part => codes.With(at, part)).Where(known.ContainsKey).Select(part => known[part]).Where(IsCounted).ToArray();
                    Sums.Add(new SumOfCells(place, below) { IsOfOneCode = parts.Count == 1 });
                }
            }
        }
    }

    // an empty cell that everyone sees to be empty is no unknown of any sum
    private bool IsCounted(int place) => withEmpty || Cells[place] is not { Value: 0, Contributors: 0 };

    private readonly struct CodeTuple(string[] codes) : IEquatable<CodeTuple>
    {
        public string[] Codes { get; } = codes;

        public CodeTuple With(int at, string code)
        {
            var other = (string[])Codes.Clone();
            other[at] = code;
            return new CodeTuple(other);
        }

        public bool Equals(CodeTuple other) => Codes.AsSpan().SequenceEqual(other.Codes);

        public override bool Equals(object? obj) => obj is CodeTuple other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var code in Codes)
            {
                hash.Add(code, StringComparer.Ordinal);
            }

            return hash.ToHashCode();
        }
    }
}
