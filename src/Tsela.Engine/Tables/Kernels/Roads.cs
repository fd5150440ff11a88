using System.Runtime.Intrinsics.X86;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>How wide the vectors are.</summary>
internal enum Lanes
{
    /// <summary>No vectors.</summary>
    Plain,

    /// <summary>AVX2.</summary>
    Wide256,

    /// <summary>AVX-512 with byte permutations.</summary>
    Wide512,
}

/// <summary>Which of the ways to the same table is taken; tests force each.</summary>
internal sealed record Roads
{
    /// <summary>What this machine does best.</summary>
    public static readonly Roads Usual = new();

    public int Threads { get; init; } = Environment.ProcessorCount;

    public Lanes Lanes { get; init; } =
        Avx512F.IsSupported && Avx512BW.IsSupported && Avx512Vbmi.IsSupported ? Lanes.Wide512 : Avx2.IsSupported ? Lanes.Wide256 : Lanes.Plain;

    /// <summary>Rows at a time; their cells stay in the first cache.</summary>
    public int MorselRows { get; init; } = 4096;

    /// <summary>Tables with fewer rows are not worth a second thread.</summary>
    public int SerialRows { get; init; } = 100_000;

    /// <summary>With more possible cells than this, only those that occur have a place.</summary>
    public long DenseCells { get; init; } = 4 << 20;

    /// <summary>So many cells have a place each, however few the rows.</summary>
    public long FewCells { get; init; } = 32 << 10;

    /// <summary>With at most so many cells, neighbouring rows count in two copies, so that equal cells do not wait for each other.</summary>
    public int TwinCells { get; init; } = 32 << 10;

    /// <summary>With more cells times days than this, a stock on many days is taken day by day.</summary>
    public long SeriesCells { get; init; } = 32 << 20;

    /// <summary>Columns with a greater range of raw values are numbered by the values that occur.</summary>
    public ulong RangeLimit { get; init; } = 1 << 26;

    /// <summary>Bits of a set of cells by person that stay in the second cache.</summary>
    public long DistinctBits { get; init; } = 1 << 23;
}
