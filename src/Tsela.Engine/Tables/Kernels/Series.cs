using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>
/// A stock on many days in one pass: each row is added on the first day of its validity and taken away after the last,
/// and the days are summed up at the end. Where ages are asked for, a row is parted at the birthdays that change its cell.
/// </summary>
internal sealed class Series(RawView from, RawView to, ushort[] begins, ushort[] ends, AgeRuns? ages) : RowPlacing
{
    public AgeRuns? Ages => ages;

    /// <summary>The days of a question in order, each once.</summary>
    public static DateOnly[] DaysOf(StockOnDays stock) => [.. stock.Days.Distinct().Order()];

    public static Series Of(RawView from, RawView to, DateOnly[] days, AgeRuns? ages)
    {
        var numbers = Array.ConvertAll(days, day => day.DayNumber);
        var (begin, end) = ((DateColumn)from.Column, (DateColumn)to.Column);
        return new Series(
            from,
            to,
            from.Table(raw => raw < begin.FirstValue ? (ushort)0 : After(numbers, begin.DayOf(raw) - 1)),
            to.Table(raw => raw < end.FirstValue ? (ushort)numbers.Length : After(numbers, end.DayOf(raw))),
            ages);
    }

    public override void Place(Morsel morsel)
    {
        from.Read(morsel, morsel.Scratch);
        to.Read(morsel, morsel.Scratch2);
        ages?.Births.Read(morsel, morsel.Births);
        var (begin, end) = ((DateColumn)from.Column, (DateColumn)to.Column);
        var (firstBegin, firstEnd) = (begin.FirstValue, end.FirstValue);
        var shift = end.FirstDay - (long)firstEnd - (begin.FirstDay - (long)firstBegin);
        for (var i = 0; i < morsel.Count; i++)
        {
            var (first, last) = (morsel.Scratch[i], morsel.Scratch2[i]);
            var (opens, closes) = (begins[first], ends[last]);
            morsel.Begins[i] = opens;
            morsel.Ends[i] = closes;
            if (morsel.States[i] == RowState.Kept)
            {
                morsel.States[i] = first < firstBegin ? RowState.Undated
                    : last >= firstEnd && last + shift < first ? RowState.Reversed
                    : opens >= closes ? RowState.Outside
                    : ages is null || ages.IsIncluded(morsel.Births[i], opens, closes) ? RowState.Kept
                    : RowState.Filtered;
            }
        }
    }

    /// <summary>How many of the days are on this one or before.</summary>
    private static ushort After(int[] days, int day) => (ushort)(Array.BinarySearch(days, day) is var place && place >= 0 ? place + 1 : ~place);
}

/// <summary>For each birth date, the runs of days of a series on which ages give the same codes.</summary>
internal sealed class AgeRuns
{
    private readonly int[] firstRun;
    private readonly ushort[] firstDay;
    private readonly int[] kindOf;
    private readonly AgeKind[] kinds;
    private readonly int days;
    private uint[] offsets = [];

    private AgeRuns(RawView births, int days, int[] firstRun, ushort[] firstDay, int[] kindOf, AgeKind[] kinds)
    {
        Births = births;
        this.days = days;
        this.firstRun = firstRun;
        this.firstDay = firstDay;
        this.kindOf = kindOf;
        this.kinds = kinds;
    }

    public RawView Births { get; }

    public bool HasOddities => Array.Exists(kinds, kind => kind.IsImpossible);

    /// <param name="births">Birth dates.</param>
    /// <param name="days">The days in order.</param>
    /// <param name="bands">Codes of each dimension of ages by raw birth date and completed years (null where there are none).</param>
    /// <param name="isIncluded">Whether conditions on ages are met.</param>
    public static AgeRuns Of(RawView births, DateOnly[] days, IReadOnlyList<Func<ulong, int?, uint>> bands, Func<int?, bool> isIncluded)
    {
        var column = (DateColumn)births.Column;
        var packedDays = Array.ConvertAll(days, PackedDays.Pack);
        var (starts, daysOfRuns, kindsOfRuns) = (new int[births.Limit + 1], new List<ushort>(), new List<int>());
        var found = new List<AgeKind>();
        var known = new Dictionary<(bool, int), int>();
        var position = 0;
        var packed = PackedDays.Of(births).Packed;
        var codesOf = births.Table(raw => raw);
        for (; position < births.Limit; position++)
        {
            starts[position] = daysOfRuns.Count;
            var last = -1;
            var lastYears = -2;
            var isMissing = packed[position] == PackedDays.None;
            for (var day = 0; day < days.Length; day++)
            {
                var years = isMissing || packedDays[day] < packed[position] ? -1 : (packedDays[day] - packed[position]) >> 9;
                if (years == lastYears)
                {
                    continue;
                }

                lastYears = years;
                // every missing birth date has a text of its own, every other only its years
                var key = (isMissing, isMissing ? position : years);
                if (!known.TryGetValue(key, out var kind))
                {
                    int? age = years < 0 ? null : years;
                    var one = new AgeKind([.. bands.Select(band => band(codesOf[position], age))], isIncluded(age), !isMissing && years < 0);
                    kind = found.FindIndex(other => other.Equals(one));
                    if (kind < 0)
                    {
                        kind = found.Count;
                        found.Add(one);
                    }

                    known.Add(key, kind);
                }

                if (kind != last)
                {
                    daysOfRuns.Add((ushort)day);
                    kindsOfRuns.Add(kind);
                    last = kind;
                }
            }
        }

        starts[births.Limit] = daysOfRuns.Count;
        return new AgeRuns(births, days.Length, starts, [.. daysOfRuns], [.. kindsOfRuns], [.. found]);
    }

    /// <summary>Says how far apart neighbours in each dimension of ages are.</summary>
    public void Place(IReadOnlyList<uint> strides) =>
        offsets = Array.ConvertAll(kinds, kind => (uint)kind.Codes.Select((code, i) => (long)code * strides[i]).Sum());

    /// <summary>Condition that conditions on ages are met on some day of the series.</summary>
    public ColumnTest IncludedSometime()
    {
        var met = new byte[Births.Width == 1 ? 256 : Births.Limit];
        for (var birth = 0; birth < Births.Limit; birth++)
        {
            met[birth] = IsIncluded((uint)birth, 0, (ushort)days) ? (byte)1 : (byte)0;
        }

        return new ColumnTest(Births, met);
    }

    public bool IsIncluded(uint birth, ushort begin, ushort end) => Any(birth, begin, end, static kind => kind.IsIncluded);

    public bool IsImpossible(uint birth, ushort begin, ushort end) => Any(birth, begin, end, static kind => kind.IsIncluded && kind.IsImpossible);

    /// <summary>The next run from a day on: its offset, whether it counts, and the day after it. Runs are asked for in order.</summary>
    public (uint Offset, bool IsIncluded, ushort End) RunAt(uint birth, ushort day, ref int run)
    {
        var (first, last) = (firstRun[birth], firstRun[birth + 1]);
        run = Math.Max(run, first);
        while (run + 1 < last && firstDay[run + 1] <= day)
        {
            run++;
        }

        var kind = kindOf[run];
        return (offsets[kind], kinds[kind].IsIncluded, run + 1 < last ? firstDay[run + 1] : (ushort)days);
    }

    private bool Any(uint birth, ushort begin, ushort end, Func<AgeKind, bool> fits)
    {
        for (var run = firstRun[birth]; run < firstRun[birth + 1] && firstDay[run] < end; run++)
        {
            var after = run + 1 < firstRun[birth + 1] ? firstDay[run + 1] : days;
            if (after > begin && fits(kinds[kindOf[run]]))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record AgeKind(uint[] Codes, bool IsIncluded, bool IsImpossible)
    {
        public bool Equals(AgeKind? other) =>
            other is not null && IsIncluded == other.IsIncluded && IsImpossible == other.IsImpossible && Codes.AsSpan().SequenceEqual(other.Codes);

        public override int GetHashCode() => HashCode.Combine(IsIncluded, IsImpossible, Codes.Length);
    }
}

/// <summary>The place of a dimension of ages in a series, where the runs say the code.</summary>
internal sealed class AgeRunCodes(AgeRuns ages) : RowCodes
{
    private readonly ConstantCodes none = new(0);

    public override bool HasOddities => ages.HasOddities;

    public override void Append(Morsel morsel, uint size, bool isFirst, Lanes lanes) => none.Append(morsel, size, isFirst, lanes);

    public override void MarkOddities(Morsel morsel)
    {
        for (var i = 0; i < morsel.Count; i++)
        {
            if (ages.IsImpossible(morsel.Births[i], morsel.Begins[i], morsel.Ends[i]))
            {
                morsel.Oddities[i] |= AgeImpossible;
            }
        }
    }
}

/// <summary>Differences by cell and day; summed up over the days at the end.</summary>
internal class SeriesPart(int cells, uint dayStride, AgeRuns? ages, Roads roads) : CellPart(cells, roads with { TwinCells = 0 })
{
    public override void Add(Morsel morsel)
    {
        for (var i = 0; i < morsel.Kept; i++)
        {
            if (ages is null)
            {
                Span(morsel, i, morsel.Cells[i], morsel.Begins[i], morsel.Ends[i]);
                continue;
            }

            var run = 0;
            for (var day = morsel.Begins[i]; day < morsel.Ends[i];)
            {
                var (offset, isIncluded, after) = ages.RunAt(morsel.Births[i], day, ref run);
                var end = Math.Min(after, morsel.Ends[i]);
                if (isIncluded)
                {
                    Span(morsel, i, morsel.Cells[i] + offset, day, end);
                }

                day = end;
            }
        }
    }

    /// <summary>Sums the days up.</summary>
    public virtual void SumUp(uint days) => SumUp(Rows, days, dayStride);

    public static void SumUp<T>(T[] values, uint days, uint dayStride)
        where T : System.Numerics.IBinaryInteger<T>
    {
        var block = dayStride * (days + 1);
        for (var start = 0u; start < values.Length; start += block)
        {
            for (var cell = start + dayStride; cell < start + block; cell++)
            {
                values[cell] += values[cell - dayStride];
            }
        }
    }

    /// <summary>Takes a row for the days from one place in the series up to another, which is outside.</summary>
    /// <param name="morsel">The rows.</param>
    /// <param name="row">Which of those that are kept.</param>
    /// <param name="cell">Its cell on the first day of the series.</param>
    /// <param name="begin">First of the days.</param>
    /// <param name="end">The day after the last.</param>
    protected virtual void Span(Morsel morsel, int row, uint cell, uint begin, uint end)
    {
        Rows[cell + (begin * dayStride)]++;
        Rows[cell + (end * dayStride)]--;
    }
}

/// <summary>Differences of sums too; they wrap on the way and come out right.</summary>
internal sealed class SeriesSumPart(int cells, uint dayStride, AgeRuns? ages, Roads roads) : SeriesPart(cells, dayStride, ages, roads), IOffsetSums
{
    private readonly uint stride = dayStride;

    public ulong[] Sums { get; } = new ulong[cells];

    public Int128 SumOf(int cell) => Sums[cell];

    public override void SumUp(uint days)
    {
        base.SumUp(days);
        SumUp(Sums, days, stride);
    }

    protected override void Span(Morsel morsel, int row, uint cell, uint begin, uint end)
    {
        base.Span(morsel, row, cell, begin, end);
        Sums[cell + (begin * stride)] += morsel.Values[row];
        Sums[cell + (end * stride)] -= morsel.Values[row];
    }
}
