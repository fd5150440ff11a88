using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>How the rows of one table are read for a question.</summary>
internal sealed class TablePlan
{
    public required ColumnTable Table { get; init; }

    public required IReadOnlyList<RowTest> Tests { get; init; }

    /// <summary>Where rows lie in time; null where every row is inside.</summary>
    public required RowPlacing? Placing { get; init; }

    /// <summary>One for each dimension, or one that knows the cell.</summary>
    public required IReadOnlyList<RowCodes> Codes { get; init; }

    /// <summary>Those that may have something wrong about them.</summary>
    public required IReadOnlyList<RowCodes> Odd { get; init; }

    /// <summary>What is measured, where it is a number.</summary>
    public RowNumbers? Numbers { get; init; }

    public RowNumbers? Weights { get; init; }

    /// <summary>Whose different values are counted.</summary>
    public RowValues? Keys { get; init; }

    /// <summary>Values of <see cref="Keys"/> are below this, where there is one table.</summary>
    public ulong KeyLimit { get; init; }

    /// <summary>The same rows, when their cells are known.</summary>
    public TablePlan WithCells(uint[] cellOfRow) => new()
    {
        Table = Table,
        Tests = Tests,
        Placing = Placing,
        Codes = [new StoredCells(cellOfRow)],
        Odd = Odd,
        Numbers = Numbers,
        Weights = Weights,
        Keys = Keys,
        KeyLimit = KeyLimit,
    };

    /// <summary>Sees a morsel through to the cells and values of the rows that are kept.</summary>
    public void Read(Morsel morsel, IReadOnlyList<uint> sizes, RowTally tally, Lanes lanes)
    {
        var states = morsel.States.AsSpan(0, morsel.Count);
        states.Clear();
        Test(morsel, states, lanes);
        Placing?.Place(morsel);
        ReadValues(morsel);
        var isWhole = !states.ContainsAnyExcept(RowState.Kept);
        morsel.Kept = isWhole ? morsel.Count : Lane.Zeros(states, morsel.Offsets);
        tally.Count(states, morsel.Kept);
        if (morsel.Kept == 0)
        {
            return;
        }

        morsel.Cells.AsSpan(0, sizes.Count == 0 ? morsel.Count : 0).Clear();
        for (var i = 0; i < Codes.Count; i++)
        {
            Codes[i].Append(morsel, sizes[i], isFirst: i == 0, lanes);
        }

        CountOddities(morsel, tally);
        if (!isWhole)
        {
            Close(morsel);
        }
    }

    public void ReadValues(Morsel morsel)
    {
        (Numbers?.Rows ?? Keys)?.Read(morsel, morsel.Values);
        Weights?.Rows.Read(morsel, morsel.Weights);
    }

    private static void Close(Morsel morsel)
    {
        var kept = morsel.Offsets.AsSpan(0, morsel.Kept);
        Lane.Gather(morsel.Cells.AsSpan(), kept);
        Lane.Gather(morsel.Values.AsSpan(), kept);
        Lane.Gather(morsel.Weights.AsSpan(), kept);
        Lane.Gather(morsel.Begins.AsSpan(), kept);
        Lane.Gather(morsel.Ends.AsSpan(), kept);
        Lane.Gather(morsel.Births.AsSpan(), kept);
    }

    public void Test(Morsel morsel, Span<byte> states, Lanes lanes)
    {
        var met = morsel.Bytes.AsSpan(0, morsel.Count);
        foreach (var test in Tests)
        {
            test.Test(morsel, met, lanes);
            for (var i = 0; i < states.Length; i++)
            {
                states[i] |= (byte)(met[i] ^ 1);
            }
        }
    }

    private void CountOddities(Morsel morsel, RowTally tally)
    {
        if (Odd.Count == 0)
        {
            return;
        }

        morsel.Oddities.AsSpan(0, morsel.Count).Clear();
        foreach (var codes in Odd)
        {
            codes.MarkOddities(morsel);
        }

        for (var i = 0; i < morsel.Count; i++)
        {
            if (morsel.States[i] == RowState.Kept)
            {
                tally.NotInList += morsel.Oddities[i] & RowCodes.NotInList;
                tally.AgeImpossible += morsel.Oddities[i] >> 1;
            }
        }
    }
}

/// <summary>What became of the rows.</summary>
internal sealed class RowTally
{
    private readonly long[] byState = new long[RowState.Count];

    public long NotInList { get; set; }

    public long AgeImpossible { get; set; }

    public long this[byte state] => byState[state];

    public void Count(ReadOnlySpan<byte> states, int kept)
    {
        byState[RowState.Kept] += kept;
        if (kept < states.Length)
        {
            for (byte state = 1; state < RowState.Count; state++)
            {
                byState[state] += states.Count(state);
            }
        }
    }

    public void Add(RowTally other)
    {
        for (var state = 0; state < byState.Length; state++)
        {
            byState[state] += other.byState[state];
        }

        NotInList += other.NotInList;
        AgeImpossible += other.AgeImpossible;
    }

    public ResultTable Table(IReadOnlyList<string> dimensions, IReadOnlyList<Cell> cells) => new(
        dimensions, cells, byState[RowState.Kept], byState[RowState.Outside],
        new RowsApart(byState[RowState.Undated], byState[RowState.Reversed], byState[RowState.WithoutValue]) { NotInList = NotInList, AgeImpossible = AgeImpossible })
    {
        RowsFiltered = byState[RowState.Filtered],
    };
}
