using System.Numerics;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>What one thread gathers by cell from the rows of one table.</summary>
internal class CellPart
{
    private readonly int twin;

    public CellPart(int cells, Roads roads)
    {
        twin = cells <= roads.TwinCells ? cells : 0;
        Rows = new uint[cells + twin];
    }

    /// <summary>Rows by cell; after <see cref="Finish"/>. A table has fewer rows than a counter can count.</summary>
    public uint[] Rows { get; private set; }

    /// <summary>Takes the kept rows of a morsel.</summary>
    public virtual void Add(Morsel morsel) => Lane.Count(morsel.Cells.AsSpan(0, morsel.Kept), Rows, twin);

    /// <summary>After the last morsel.</summary>
    public void Finish()
    {
        if (twin == 0)
        {
            return;
        }

        var rows = new uint[twin];
        for (var cell = 0; cell < twin; cell++)
        {
            rows[cell] = Rows[cell] + Rows[twin + cell];
        }

        Rows = rows;
    }
}

/// <summary>Values by cell over all tables.</summary>
internal abstract class CellMeasure(int cells)
{
    /// <summary>Rows by cell.</summary>
    public long[] Rows { get; } = new long[cells];

    /// <summary>What one thread needs for one table.</summary>
    public abstract CellPart Begin(TablePlan plan);

    /// <summary>Takes what the threads have gathered from a table.</summary>
    public virtual void Fold(TablePlan plan, IReadOnlyList<CellPart> parts)
    {
        foreach (var part in parts)
        {
            var rows = part.Rows;
            for (var cell = 0; cell < rows.Length; cell++)
            {
                Rows[cell] += rows[cell];
            }
        }
    }

    /// <summary>Adds inner cells to the cells of their totals.</summary>
    public virtual void AddTotals(uint[] inner, uint[] targets)
    {
        for (var i = 0; i < inner.Length; i++)
        {
            Rows[targets[i]] += Rows[inner[i]];
        }
    }

    public abstract decimal? ValueOf(int cell);
}

/// <summary>Number of rows.</summary>
internal sealed class CountMeasure(int cells, Roads roads) : CellMeasure(cells)
{
    public override CellPart Begin(TablePlan plan) => new(Rows.Length, roads);

    public override decimal? ValueOf(int cell) => Rows[cell];
}

/// <summary>
/// Sums and means of whole numbers: a thread adds the offsets from the lowest in 64 bits, which cannot overflow for as long
/// as rows times the greatest offset stay below 2^64, else in 128.
/// </summary>
internal sealed class SumMeasure(int cells, int scale, bool isMean, Roads roads) : CellMeasure(cells)
{
    private readonly Int128[] sums = new Int128[cells];

    /// <summary>The scale that tables are brought to; null where 128 bits might not hold their sum.</summary>
    public static int? ScaleOf(IReadOnlyList<TablePlan> plans)
    {
        var scale = plans.Max(plan => plan.Numbers!.Scale);
        var most = plans.Aggregate(BigInteger.Zero, (sum, plan) => sum + (plan.Table.RowCount
            * (BigInteger.Abs(plan.Numbers!.Lowest) + plan.Numbers.Limit) * BigInteger.Pow(10, scale - plan.Numbers.Scale)));
        return most < BigInteger.One << 126 && plans.All(plan => plan.Numbers!.Ranked is null) ? scale : null;
    }

    /// <summary>True where the offsets of a table's rows add up within 64 bits.</summary>
    public static bool IsNarrow(TablePlan plan) => (UInt128)plan.Table.RowCount * plan.Numbers!.Limit < (UInt128)1 << 63;

    public override CellPart Begin(TablePlan plan) =>
        IsNarrow(plan) ? new SumPart<ulong>(Rows.Length, roads) : new SumPart<UInt128>(Rows.Length, roads);

    public override void Fold(TablePlan plan, IReadOnlyList<CellPart> parts)
    {
        base.Fold(plan, parts);
        var (lowest, factor) = ((Int128)plan.Numbers!.Lowest, (Int128)BigInteger.Pow(10, scale - plan.Numbers.Scale));
        foreach (var part in parts)
        {
            for (var cell = 0; cell < sums.Length; cell++)
            {
                if (part.Rows[cell] == 0)
                {
                    continue;
                }

                var offsets = ((IOffsetSums)part).SumOf(cell);
                sums[cell] = checked(sums[cell] + (((lowest * part.Rows[cell]) + offsets) * factor));
            }
        }
    }

    public override void AddTotals(uint[] inner, uint[] targets)
    {
        base.AddTotals(inner, targets);
        for (var i = 0; i < inner.Length; i++)
        {
            sums[targets[i]] = checked(sums[targets[i]] + sums[inner[i]]);
        }
    }

    public override decimal? ValueOf(int cell) => isMean ? Exact.ToDecimal(sums[cell], scale) / Rows[cell] : Exact.ToDecimal(sums[cell], scale);
}

/// <summary>Sums of offsets by cell, however they were made.</summary>
internal interface IOffsetSums
{
    Int128 SumOf(int cell);
}

/// <summary>Sums of offsets by cell, row by row.</summary>
internal sealed class SumPart<T>(int cells, Roads roads) : CellPart(cells, roads), IOffsetSums
    where T : unmanaged, IBinaryInteger<T>, IUnsignedNumber<T>
{
    public T[] Sums { get; } = new T[cells];

    public Int128 SumOf(int cell) => Int128.CreateTruncating(Sums[cell]);

    public override void Add(Morsel morsel)
    {
        base.Add(morsel);
        var (sums, cells) = (Sums, morsel.Cells);
        var values = morsel.Values.AsSpan(0, morsel.Kept);
        for (var i = 0; i < values.Length; i++)
        {
            sums[cells[i]] += T.CreateTruncating(values[i]);
        }
    }
}

/// <summary>
/// Sums and means, weighted or of numbers beyond 64 bits, with whole numbers of any size: slow, and never wrong. The scale
/// of a product is the sum of the two scales.
/// </summary>
internal sealed class BigSumMeasure(int cells, IReadOnlyList<TablePlan> plans, bool isMean, Roads roads) : CellMeasure(cells)
{
    private readonly int scale = plans.Max(plan => plan.Numbers!.Scale);
    private readonly int weightScale = plans.Max(plan => plan.Weights?.Scale ?? 0);
    private readonly BigInteger[] sums = new BigInteger[cells];
    private readonly BigInteger[] weights = new BigInteger[cells];

    public override CellPart Begin(TablePlan plan) => new Part(Rows.Length, roads, plan, BigInteger.Pow(10, scale - plan.Numbers!.Scale), BigInteger.Pow(10, weightScale - (plan.Weights?.Scale ?? 0)));

    public override void Fold(TablePlan plan, IReadOnlyList<CellPart> parts)
    {
        base.Fold(plan, parts);
        foreach (var part in parts.Cast<Part>())
        {
            for (var cell = 0; cell < sums.Length; cell++)
            {
                sums[cell] += part.Sums[cell];
                weights[cell] += part.Weights[cell];
            }
        }
    }

    public override void AddTotals(uint[] inner, uint[] targets)
    {
        base.AddTotals(inner, targets);
        for (var i = 0; i < inner.Length; i++)
        {
            sums[targets[i]] += sums[inner[i]];
            weights[targets[i]] += weights[inner[i]];
        }
    }

    public override decimal? ValueOf(int cell)
    {
        var sum = Exact.ToDecimal(sums[cell], scale + weightScale);
        if (!isMean)
        {
            return sum;
        }

        return weights[cell].IsZero ? null : sum / Exact.ToDecimal(weights[cell], weightScale);
    }

    private sealed class Part(int cells, Roads roads, TablePlan plan, BigInteger factor, BigInteger weightFactor) : CellPart(cells, roads)
    {
        public BigInteger[] Sums { get; } = new BigInteger[cells];

        public BigInteger[] Weights { get; } = new BigInteger[cells];

        public override void Add(Morsel morsel)
        {
            base.Add(morsel);
            for (var i = 0; i < morsel.Kept; i++)
            {
                var weight = plan.Weights is { } weights ? weights.Whole(morsel.Weights[i]) * weightFactor : BigInteger.One;
                Sums[morsel.Cells[i]] += plan.Numbers!.Whole(morsel.Values[i]) * factor * weight;
                Weights[morsel.Cells[i]] += weight;
            }
        }
    }
}

/// <summary>Smallest or greatest.</summary>
internal sealed class ExtremeMeasure(int cells, bool isMax, Roads roads) : CellMeasure(cells)
{
    private readonly decimal?[] extremes = new decimal?[cells];

    public override CellPart Begin(TablePlan plan) => new Part(Rows.Length, isMax, roads);

    public override void Fold(TablePlan plan, IReadOnlyList<CellPart> parts)
    {
        base.Fold(plan, parts);
        foreach (var part in parts.Cast<Part>())
        {
            for (var cell = 0; cell < extremes.Length; cell++)
            {
                if (part.Rows[cell] > 0)
                {
                    Take(cell, plan.Numbers!.NumberOf(part.Extremes[cell]));
                }
            }
        }
    }

    public override void AddTotals(uint[] inner, uint[] targets)
    {
        base.AddTotals(inner, targets);
        for (var i = 0; i < inner.Length; i++)
        {
            Take((int)targets[i], extremes[inner[i]]!.Value);
        }
    }

    public override decimal? ValueOf(int cell) => extremes[cell];

    private void Take(int cell, decimal number)
    {
        if (extremes[cell] is not { } known || (isMax ? number > known : number < known))
        {
            extremes[cell] = number;
        }
    }

    private sealed class Part : CellPart
    {
        private readonly bool isMax;

        public Part(int cells, bool isMax, Roads roads)
            : base(cells, roads)
        {
            this.isMax = isMax;
            Extremes = new ulong[cells];
            Extremes.AsSpan().Fill(isMax ? 0 : ulong.MaxValue);
        }

        public ulong[] Extremes { get; }

        public override void Add(Morsel morsel)
        {
            base.Add(morsel);
            for (var i = 0; i < morsel.Kept; i++)
            {
                ref var extreme = ref Extremes[morsel.Cells[i]];
                extreme = isMax ? Math.Max(extreme, morsel.Values[i]) : Math.Min(extreme, morsel.Values[i]);
            }
        }
    }
}

/// <summary>The middle value: every value is kept by its cell.</summary>
internal sealed class MedianMeasure(int cells, Roads roads) : CellMeasure(cells)
{
    private readonly List<decimal>?[] values = new List<decimal>?[cells];

    public override CellPart Begin(TablePlan plan) => new Part(Rows.Length, roads);

    public override void Fold(TablePlan plan, IReadOnlyList<CellPart> parts)
    {
        base.Fold(plan, parts);
        foreach (var part in parts.Cast<Part>())
        {
            foreach (var (cell, value) in part.Pairs)
            {
                (values[cell] ??= []).Add(plan.Numbers!.NumberOf(value));
            }
        }
    }

    public override void AddTotals(uint[] inner, uint[] targets)
    {
        base.AddTotals(inner, targets);
        for (var i = 0; i < inner.Length; i++)
        {
            (values[targets[i]] ??= []).AddRange(values[inner[i]]!);
        }
    }

    public override decimal? ValueOf(int cell)
    {
        var all = values[cell]!;
        all.Sort();
        var middle = all.Count / 2;
        return all.Count % 2 == 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
    }

    private sealed class Part(int cells, Roads roads) : CellPart(cells, roads)
    {
        public List<(uint Cell, ulong Value)> Pairs { get; } = [];

        public override void Add(Morsel morsel)
        {
            base.Add(morsel);
            for (var i = 0; i < morsel.Kept; i++)
            {
                Pairs.Add((morsel.Cells[i], morsel.Values[i]));
            }
        }
    }
}
