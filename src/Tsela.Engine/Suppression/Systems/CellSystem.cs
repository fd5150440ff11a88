namespace Tsela.Engine.Suppression.Systems;

/// <summary>A cell of the system, which may stand in several tables.</summary>
/// <param name="Identity">As <see cref="CellIdentity"/> writes it.</param>
/// <param name="Value">Count or amount.</param>
/// <param name="Contributors">Persons or holders behind it.</param>
/// <param name="Largest1">The greatest single contribution; 0 where it is not known.</param>
/// <param name="Largest2">The second greatest.</param>
public sealed record SystemCell(string Identity, decimal Value, long Contributors, decimal Largest1, decimal Largest2)
{
    /// <summary>Sum of the record keys of the contributors.</summary>
    public double Key { get; init; }

    /// <summary>Everybody knows that it is not less; null where nothing is known.</summary>
    public decimal? Least { get; init; }

    /// <summary>Everybody knows that it is not more; null where nothing is known.</summary>
    public decimal? Most { get; init; }
}

/// <summary>A sum and its parts, as places in the cells of the system; parts that are empty are left out where empty cells are shown.</summary>
/// <param name="Sum">Place of the sum.</param>
/// <param name="Parts">Places of what it is the sum of.</param>
public sealed record SumOfCells(int Sum, IReadOnlyList<int> Parts)
{
    /// <summary>True where the sum's code has one code below it only, so that both are about the same people.</summary>
    public bool IsOfOneCode { get; init; }
}

/// <summary>Where a table's cells stand in the system.</summary>
/// <param name="Table">The table.</param>
/// <param name="Cells">Codes of each cell of the table and its place in the system.</param>
public sealed record TableInSystem(CountTable Table, IReadOnlyList<(IReadOnlyList<string> Codes, int Cell)> Cells);

/// <summary>
/// All tables of a problem as one linear system: each cell once, wherever it stands, and every sum that holds between
/// them. Zones and hierarchies are sums like any other, so they need not nest.
/// </summary>
public sealed class CellSystem
{
    private CellSystem(CellSystemBuilder built) => (Cells, Places, Sums, Tables) = (built.Cells, built.Places, built.Sums, built.Tables);

    /// <summary>Every cell once.</summary>
    public IReadOnlyList<SystemCell> Cells { get; }

    /// <summary>The place of each cell in <see cref="Cells"/> by its identity.</summary>
    public IReadOnlyDictionary<string, int> Places { get; }

    /// <summary>True where something is known of some cell besides what is shown.</summary>
    public bool IsBounded => Cells.Any(cell => cell.Least is not null || cell.Most is not null);

    /// <summary>Every sum that holds between cells.</summary>
    public IReadOnlyList<SumOfCells> Sums { get; }

    /// <summary>The tables, in the order of the problem.</summary>
    public IReadOnlyList<TableInSystem> Tables { get; }

    /// <summary>Adds the tables of a problem up.</summary>
    /// <param name="problem">Tables that count the same people.</param>
    /// <exception cref="ProtectionRefusedException">Codes that do not climb, a cell twice, tables that disagree about a cell that both have.</exception>
    public static CellSystem Of(ProtectionProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var builder = new CellSystemBuilder(problem.Rules.ZerosProtected);
        foreach (var table in problem.Tables)
        {
            builder.Add(table);
        }

        foreach (var known in problem.Bounded)
        {
            if (builder.Places.TryGetValue(known.Cell, out var place))
            {
                var cell = builder.Cells[place];
                builder.Cells[place] = cell with { Least = known.Least <= cell.Value ? known.Least : null, Most = known.Most >= cell.Value ? known.Most : null };
            }
        }

        return new CellSystem(builder);
    }
}
