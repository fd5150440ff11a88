using Tsela.Disclosure.Policies;
using Tsela.Engine.Suppression;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>A cell as protection sees it.</summary>
/// <param name="Contributors">Whom it would give away if they were few; fewer than stand behind it where something else about it is small.</param>
public readonly record struct GroupCell(IReadOnlyList<string> Codes, decimal Value, long Contributors, decimal Largest1, decimal Largest2);

/// <summary>Every cell of one population in one year, or on one day, that any chosen or public table shows.</summary>
public sealed class PopulationGroup(CountedPopulation population, string time, Policy policy)
{
    /// <summary>Stands for those whom nobody counted one by one, so that there is no few of them.</summary>
    private const long Unknown = 1_000_000;

    /// <summary>Address of the sum of everything.</summary>
    public const string Whole = "";

    private readonly Dictionary<string, (IReadOnlyList<string> Columns, Dictionary<string, GroupCell> Cells)> tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private readonly List<BoundedCell> bounds = [];
    private readonly HashSet<string> neverShown = new(StringComparer.Ordinal);
    private readonly SortedSet<string> ids = new(StringComparer.Ordinal);

    public CountedPopulation Population => population;

    /// <summary>Addresses of the cells that are figures themselves, and not parts of shares alone.</summary>
    public IReadOnlyCollection<string> Shown => shown;

    /// <summary>Populations that are seen to be the same people, whose cells stand here too.</summary>
    public IReadOnlyList<PopulationGroup> Twins { get; set; } = [];

    public string Time => time;

    public Policy Policy => policy;

    /// <summary>Ids of the tables that show it.</summary>
    public IReadOnlyCollection<string> Tables => ids;

    /// <summary>The breakdowns, those by fewer columns first; each with its cells by their address.</summary>
    public IEnumerable<(IReadOnlyList<string> Columns, IReadOnlyDictionary<string, GroupCell> Cells)> Breakdowns =>
        tables.OrderBy(one => one.Value.Columns.Count).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Value.Columns, (IReadOnlyDictionary<string, GroupCell>)one.Value.Cells));

    public GroupCell? Find(string cell) => tables.Values.Select(table => table.Cells.TryGetValue(cell, out var found) ? found : (GroupCell?)null).FirstOrDefault(found => found is not null);

    public void Add(CountedPart part, string table)
    {
        ids.Add(table);
        List<CountedPlace> places = [.. CellAddress.PlacesOf(part, time)];
        string[] columns = [.. places.Select(place => place.Dimension)];
        var key = string.Join(';', columns);
        if (part.Role == PartRole.Whole)
        {
            shown.Add(CellAddress.Of(part).Cell);
        }

        if (!tables.TryGetValue(key, out var breakdown))
        {
            tables[key] = breakdown = (columns, new Dictionary<string, GroupCell>(StringComparer.Ordinal));
        }

        // of a mean it is how many there are that must not be known
        var value = population.IsMiddle ? part.Rows : part.Value ?? 0;
        if (value != 0 || part.Contributors is > 0)
        {
            breakdown.Cells.TryAdd(
                CellAddress.Of(part).Cell, new GroupCell([.. places.Select(place => place.Code)], value, part.Contributors ?? Unknown, part.Largest1, part.Largest2));
        }
    }

    /// <summary>Takes the cells of a twin; of a cell that both have, the smaller count of contributors.</summary>
    public void Take(IReadOnlyList<string> columns, IEnumerable<KeyValuePair<string, GroupCell>> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var key = string.Join(';', columns);
        if (!tables.TryGetValue(key, out var breakdown))
        {
            tables[key] = breakdown = (columns, new Dictionary<string, GroupCell>(StringComparer.Ordinal));
        }

        foreach (var (address, cell) in cells)
        {
            if (!breakdown.Cells.TryAdd(address, cell) && cell.Contributors < breakdown.Cells[address].Contributors)
            {
                breakdown.Cells[address] = cell;
            }
        }
    }

    /// <summary>What populations that are parts of it, or of which it is a part, tell of its cells.</summary>
    public IReadOnlyCollection<BoundedCell> Bounds => bounds;

    public void Bound(BoundedCell cell) => bounds.Add(cell);

    /// <summary>Notes that a share of which a cell is the part is not shown, because nearly all are in it.</summary>
    public void NeverShow(string cell) => neverShown.Add(cell);

    /// <summary>True where it is a figure in no table, and the shares of it are not shown.</summary>
    public bool IsNeverShown(string cell) => neverShown.Contains(cell) && !shown.Contains(cell);

    /// <summary>Notes that tables show some of its cells.</summary>
    public void Show(IEnumerable<string> tableIds, IEnumerable<string> cells)
    {
        ids.UnionWith(tableIds);
        shown.UnionWith(cells);
    }

    /// <summary>Has a cell hidden for its own sake, because something that can be reckoned with it is smaller than it is.</summary>
    public void MakeSmall(string cell, long contributors)
    {
        foreach (var (_, cells) in tables.Values)
        {
            if (cells.TryGetValue(cell, out var found) && contributors < found.Contributors)
            {
                cells[cell] = found with { Contributors = contributors };
            }
        }
    }
}
