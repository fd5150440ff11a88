using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Moves;

/// <summary>A table of a system by the numbers of its codes, to look up fast what a move changes.</summary>
internal sealed class MoveTable
{
    private const long MostDense = 20_000_000;

    private readonly Dictionary<string, int>[] numbers;
    private readonly long[] strides;
    private readonly int[] dense = [];
    private readonly Dictionary<long, int> sparse = [];
    private readonly Dictionary<(int, string, string?), Step> steps = [];
    private readonly Dictionary<(int, string), Step[]> stepsUp = [];

    public MoveTable(TableInSystem table)
    {
        Dimensions = [.. table.Table.Dimensions];
        numbers = [.. Dimensions.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
        Lowest = [.. Dimensions.Select(_ => (IReadOnlyList<string>)[])];
        foreach (var (codes, _) in table.Cells)
        {
            for (var at = 0; at < codes.Count; at++)
            {
                numbers[at].TryAdd(codes[at], numbers[at].Count);
            }
        }

        strides = new long[Dimensions.Length];
        var size = 1L;
        for (var at = 0; at < strides.Length; at++)
        {
            strides[at] = size;
            size *= Math.Max(1, numbers[at].Count);
            var sums = Dimensions[at].Sums().Select(sum => sum.Sum).ToHashSet(StringComparer.Ordinal);
            Lowest[at] = [.. numbers[at].Keys.Where(code => !sums.Contains(code)).Order(StringComparer.Ordinal)];
        }

        if (size <= MostDense)
        {
            dense = new int[size];
            Array.Fill(dense, -1);
        }

        foreach (var (codes, cell) in table.Cells)
        {
            var place = codes.Select((code, at) => numbers[at][code] * strides[at]).Sum();
            if (dense.Length > 0)
            {
                dense[place] = cell;
            }
            else
            {
                sparse[place] = cell;
            }
        }
    }

    /// <summary>The dimensions of the table.</summary>
    public TableDimension[] Dimensions { get; }

    /// <summary>Of each dimension, the codes that are no sum.</summary>
    public IReadOnlyList<string>[] Lowest { get; }

    /// <summary>The cell at a sum of offsets; -1 where the combination is empty.</summary>
    public int CellAt(long place) => dense.Length > 0 ? dense[place] : sparse.GetValueOrDefault(place, -1);

    /// <summary>Whether a dimension of the table has a code.</summary>
    public bool Has(int dimension, string code) => numbers[dimension].ContainsKey(code);

    /// <summary>The lowest codes that climb over a code.</summary>
    public IEnumerable<string> Below(int dimension, string code) => Lowest[dimension].Where(low => Dimensions[dimension].ClimbOf(low).Contains(code, StringComparer.Ordinal));

    /// <summary>Every step of a dimension by which a code gains, those that change the fewest sums first.</summary>
    public Step[] StepsUp(int dimension, string code)
    {
        if (stepsUp.TryGetValue((dimension, code), out var known))
        {
            return known;
        }

        var outside = Lowest[dimension].Except(Below(dimension, code), StringComparer.Ordinal).ToList();
        return stepsUp[(dimension, code)] = [.. Below(dimension, code)
            .SelectMany(to => outside.Select(from => Between(dimension, to, from)).Append(Between(dimension, to, null)))
            .OrderBy(step => step.Changes.Length)];
    }

    /// <summary>The step from one lowest code to another, or from nowhere.</summary>
    public Step Between(int dimension, string to, string? from)
    {
        if (steps.TryGetValue((dimension, to, from), out var known))
        {
            return known;
        }

        var gains = Dimensions[dimension].ClimbOf(to);
        IReadOnlyList<string> losses = from is null ? [] : Dimensions[dimension].ClimbOf(from);
        (long, int) At(string code, int sign) => (numbers[dimension][code] * strides[dimension], sign);
        (long, int)[] changes = [.. gains.Except(losses, StringComparer.Ordinal).Select(code => At(code, 1)), .. losses.Except(gains, StringComparer.Ordinal).Select(code => At(code, -1))];
        return steps[(dimension, to, from)] = new Step(to, from, changes, from is null ? [At(to, 1)] : [At(to, 1), At(from, -1)]);
    }
}
