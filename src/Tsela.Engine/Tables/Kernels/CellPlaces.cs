namespace Tsela.Engine.Tables.Kernels;

/// <summary>Which cell has which number.</summary>
internal abstract class CellPlaces
{
    /// <summary>Numbers of cells, those of totals among them, are below this.</summary>
    public abstract int Count { get; }

    /// <summary>The code of a cell in a dimension.</summary>
    public abstract int CodeOf(uint cell, int dimension);

    /// <summary>For each of some inner cells, the cell that it is added to by a kind of subtotal.</summary>
    public abstract uint[] Targets(uint[] inner, int subset);

    /// <summary>The cells with rows, in ordinal order of their codes.</summary>
    public abstract IEnumerable<(int Cell, string[] Codes)> InOrder(Func<int, bool> hasRows);

    /// <summary>Text of a code; the one after the last is the total.</summary>
    protected static string Text(IReadOnlyList<string> texts, int code) => code < texts.Count ? texts[code] : Tabulation.Total;
}

/// <summary>Every cell that could be has a place: its codes are the digits of its number, the last dimension the lowest.</summary>
internal sealed class DensePlaces(AskedQuestion asked, IReadOnlyList<IReadOnlyList<string>> texts, IReadOnlyList<uint> sizes) : CellPlaces
{
    public IReadOnlyList<uint> Sizes => sizes;

    public override int Count { get; } = (int)sizes.Aggregate(1L, (product, size) => product * size);

    /// <summary>Sizes with room for the totals; null where all cells together are too many.</summary>
    public static uint[]? SizesOf(AskedQuestion asked, IReadOnlyList<IReadOnlyList<string>> texts, long limit)
    {
        var sizes = new uint[texts.Count];
        var product = 1L;
        for (var i = 0; i < sizes.Length; i++)
        {
            // a series of days has a place after the last day, where what ends with the series goes
            var more = asked.Subsets.Any(subset => subset[i]) || (asked.By[i] is AtDimension && asked.Question.Time is StockOnDays);
            sizes[i] = (uint)texts[i].Count + (more ? 1u : 0);
            product *= sizes[i];
            if (product > limit)
            {
                return null;
            }
        }

        return sizes;
    }

    /// <summary>How far apart two neighbours in a dimension are.</summary>
    public uint Stride(int dimension) => sizes.Skip(dimension + 1).Aggregate(1u, (product, size) => product * size);

    public override int CodeOf(uint cell, int dimension) => (int)(cell / Stride(dimension) % sizes[dimension]);

    public override uint[] Targets(uint[] inner, int subset)
    {
        var targets = (uint[])inner.Clone();
        for (var i = 0; i < sizes.Count; i++)
        {
            if (!asked.Subsets[subset][i])
            {
                continue;
            }

            var (stride, size) = (Stride(i), sizes[i]);
            for (var cell = 0; cell < inner.Length; cell++)
            {
                targets[cell] += (size - 1 - (inner[cell] / stride % size)) * stride;
            }
        }

        return targets;
    }

    public override IEnumerable<(int Cell, string[] Codes)> InOrder(Func<int, bool> hasRows)
    {
        if (Count == 0)
        {
            yield break;
        }

        var orders = texts.Select(Order).ToArray();
        var strides = Enumerable.Range(0, sizes.Count).Select(i => (int)Stride(i)).ToArray();
        var digits = new int[orders.Length];
        while (true)
        {
            var cell = 0;
            for (var i = 0; i < digits.Length; i++)
            {
                cell += orders[i][digits[i]].Place * strides[i];
            }

            if (hasRows(cell))
            {
                var codes = new string[digits.Length];
                for (var i = 0; i < digits.Length; i++)
                {
                    codes[i] = orders[i][digits[i]].Code;
                }

                yield return (cell, codes);
            }

            var last = digits.Length - 1;
            for (; last >= 0 && ++digits[last] == orders[last].Length; last--)
            {
                digits[last] = 0;
            }

            if (last < 0)
            {
                yield break;
            }
        }
    }

    private (int Place, string Code)[] Order(IReadOnlyList<string> codes, int dimension)
    {
        // the place after the last day of a series is nobody's
        var size = asked.By[dimension] is AtDimension ? codes.Count : (int)sizes[dimension];
        return [.. Enumerable.Range(0, size).Select(place => (place, code: Text(codes, place))).OrderBy(pair => pair.code, StringComparer.Ordinal)];
    }
}

/// <summary>Only cells that occur have a place.</summary>
internal sealed class OccurringPlaces : CellPlaces
{
    private readonly CodeRows rows;
    private readonly IReadOnlyList<IReadOnlyList<string>> texts;
    private readonly List<uint[]> targets = [];

    /// <param name="asked">The question.</param>
    /// <param name="texts">Codes of each dimension.</param>
    /// <param name="rows">The inner cells; those of totals are added.</param>
    public OccurringPlaces(AskedQuestion asked, IReadOnlyList<IReadOnlyList<string>> texts, CodeRows rows)
    {
        this.rows = rows;
        this.texts = texts;
        var inner = rows.Count;
        Span<int> codes = stackalloc int[texts.Count];
        foreach (var subset in asked.Subsets)
        {
            var ofSubset = new uint[inner];
            for (var cell = 0; cell < inner; cell++)
            {
                rows[cell].CopyTo(codes);
                for (var i = 0; i < codes.Length; i++)
                {
                    codes[i] = subset[i] ? texts[i].Count : codes[i];
                }

                ofSubset[cell] = (uint)rows.NumberOf(codes);
            }

            targets.Add(ofSubset);
        }
    }

    public override int Count => rows.Count;

    public override int CodeOf(uint cell, int dimension) => rows[(int)cell][dimension];

    public override uint[] Targets(uint[] inner, int subset) => Array.ConvertAll(inner, cell => targets[subset][cell]);

    public override IEnumerable<(int Cell, string[] Codes)> InOrder(Func<int, bool> hasRows)
    {
        var ranks = texts.Select(RankOf).ToArray();
        var cells = Enumerable.Range(0, rows.Count).Where(hasRows).ToArray();
        Array.Sort(cells, (left, right) =>
        {
            for (var i = 0; i < ranks.Length; i++)
            {
                var order = ranks[i][rows[left][i]].CompareTo(ranks[i][rows[right][i]]);
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        });
        return cells.Select(cell => (cell, rows[cell].ToArray().Select((code, i) => Text(texts[i], code)).ToArray()));
    }

    private static int[] RankOf(IReadOnlyList<string> codes)
    {
        var ranks = new int[codes.Count + 1];
        var order = Enumerable.Range(0, ranks.Length).OrderBy(code => Text(codes, code), StringComparer.Ordinal).ToArray();
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }

        return ranks;
    }
}
