namespace Tsela.Engine.Suppression;

/// <summary>One cell at the lowest codes of a table.</summary>
/// <param name="Codes">One code for each dimension, in their order.</param>
/// <param name="Value">What is published: a count, or an amount of money.</param>
/// <param name="Contributors">Persons or holders behind the value; of a count the count itself.</param>
/// <param name="Largest1">The greatest single contribution, for money; 0 where it is not known.</param>
/// <param name="Largest2">The second greatest.</param>
/// <param name="Key">Sum of the record keys of the contributors, for the cell-key method; its fractional part decides.</param>
public sealed record InnerCell(
    IReadOnlyList<string> Codes, decimal Value, long Contributors, decimal Largest1 = 0, decimal Largest2 = 0, double Key = 0);

/// <summary>A table before protection: its inner cells; combinations that are not there are empty, and the attacker knows it.</summary>
/// <param name="Name">Tells the tables of a problem apart.</param>
/// <param name="Dimensions">In the order of the codes of each cell.</param>
/// <param name="Cells">Each combination of lowest codes at most once.</param>
public sealed record CountTable(string Name, IReadOnlyList<TableDimension> Dimensions, IReadOnlyList<InnerCell> Cells);

/// <summary>When a cell may not be shown by itself (the primary rules).</summary>
/// <param name="Minimum">The least number of contributors of a cell that is shown; 1 lets every cell be shown.</param>
public sealed record PrimaryRules(int Minimum)
{
    /// <summary>The p% rule for money: hidden where the second greatest can come nearer than so many percent to the greatest (X - x1 - x2 below p/100 x1).</summary>
    public decimal? PPercent { get; init; }

    /// <summary>The (n,k) rule for money: hidden where the n (1 or 2) greatest make more than k percent.</summary>
    public (int N, decimal K)? Dominance { get; init; }

    /// <summary>Group disclosure: hidden where all but at most so many of a sum stand in one of its parts.</summary>
    public int? GroupDisclosure { get; init; }

    /// <summary>Codes, as <c>hiv=positive</c>, that group disclosure is about; empty for every code.</summary>
    public IReadOnlySet<string> SensitiveCodes { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Empty cells are hidden like small ones, and the attacker does not know which they are.</summary>
    public bool ZerosProtected { get; init; }
}

/// <summary>A cell that is public already.</summary>
/// <param name="Cell">Which, as <see cref="Systems.CellIdentity"/> writes it: <c>district=LS-A;sex=F</c>, totals left out.</param>
/// <param name="Value">The value that stands there; null where the cell was hidden.</param>
/// <param name="IsPrimary">It is hidden for its own sake, whatever the rules say of what it holds now; the sums over it are judged as they are.</param>
public sealed record EarlierCell(string Cell, decimal? Value, bool IsPrimary = false);

/// <summary>Between which values everybody knows a cell to lie, whether it is shown or hidden, as from counts that were published with noise.</summary>
/// <param name="Cell">Which, as <see cref="Systems.CellIdentity"/> writes it.</param>
/// <param name="Least">It is not less; null where nothing is known. Of no account where the cell is less: whoever believes it is wrong.</param>
/// <param name="Most">It is not more; as above.</param>
public sealed record BoundedCell(string Cell, decimal? Least, decimal? Most);

/// <summary>What no attacker may learn from a pattern of suppression.</summary>
public enum SuppressionDemand
{
    /// <summary>No primary cell may be known to lie below its threshold.</summary>
    Threshold,

    /// <summary>No hidden cell may be known exactly, but a primary may be known to be small.</summary>
    NotExact,
}

/// <summary>Everything that is protected together: tables of one population and time, and what is public about it already.</summary>
public sealed record ProtectionProblem(IReadOnlyList<CountTable> Tables, PrimaryRules Rules)
{
    /// <summary>What suppression must keep secret.</summary>
    public SuppressionDemand Demand { get; init; }

    /// <summary>Cells of earlier releases: what was shown stays shown, what was hidden stays hidden.</summary>
    public IReadOnlyList<EarlierCell> Earlier { get; init; } = [];

    /// <summary>What is known of cells besides; of each cell once.</summary>
    public IReadOnlyList<BoundedCell> Bounded { get; init; } = [];
}
