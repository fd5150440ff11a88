using System.Text.Encodings.Web;
using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>What of a table is shown: the dimension in the rows, the codes of the others, the length of the periods.</summary>
/// <param name="By">Place of the dimension in the rows; -1 where only the total is shown.</param>
/// <param name="Fixed">For each dimension the place of the code that is shown.</param>
/// <param name="Everything">True for every period, false for the latest alone.</param>
internal sealed record Selection(TableIndex Index, int By, IReadOnlyList<int> Fixed, Grain Grain, bool Everything)
{
    public const string ByParameter = "by";
    public const string GrainParameter = "per";
    public const string PeriodsParameter = "periods";
    public const string AllPeriods = "all";

    /// <summary>A table with more codes is opened by another dimension where it can be.</summary>
    private const int CodesAtFirst = 8;

    private SafeTable Table => Index.Table;

    /// <summary>Reads a choice from an address; what the table does not have is as if it had not been asked for.</summary>
    public static Selection Read(SafeTable table, Func<string, string?> query)
    {
        var index = TableIndex.Of(table);
        var by = query(ByParameter) is { } id ? (id == SafeDimension.Total ? -1 : Breakdown(index, id)) : ByAtFirst(index);
        var places = index.Totals.ToArray();
        var asked = new List<int>();
        for (var dimension = 0; dimension < table.Dimensions.Count - 1; dimension++)
        {
            if (dimension != by && query(table.Dimensions[dimension].Id) is { } code && TableIndex.PlaceOf(table.Dimensions[dimension], code) is var place and >= 0)
            {
                places[dimension] = place;
                asked.Add(dimension);
            }
        }

        var grains = GrainsOf(index);
        var grain = Enum.TryParse<Grain>(query(GrainParameter), ignoreCase: true, out var named) && grains.Contains(named) ? named : grains[0];
        return new Selection(index, by, places, grain, query(PeriodsParameter) == AllPeriods).WithFigures(asked);
    }

    /// <summary>The choice with which a page opens.</summary>
    public static Selection First(SafeTable table) => Read(table, _ => null);

    public static IReadOnlyList<Grain> GrainsOf(TableIndex index) => [.. index.Periods.Select(period => period.Grain).Distinct().Order()];

    public IEnumerable<Period> Periods => Index.Periods.Where(period => period.Grain == Grain);

    /// <summary>Whether a dimension can be narrowed while the rows show another.</summary>
    public bool CanNarrow(int dimension) => dimension != By && dimension < Table.Dimensions.Count - 1 && (By < 0 ? Index.Crosses(dimension, dimension) : Index.Crosses(dimension, By));

    /// <summary>The dimensions that are narrowed to another code than the total.</summary>
    public IEnumerable<int> Narrowed => Enumerable.Range(0, Table.Dimensions.Count - 1).Where(dimension => dimension != By && Fixed[dimension] != Index.Totals[dimension]);

    public int[] At(int time, int code)
    {
        int[] at = [.. Fixed];
        at[^1] = time;
        if (By >= 0)
        {
            at[By] = code;
        }

        return at;
    }

    /// <summary>As the end of an address; only what differs from the choice at first.</summary>
    public string Query(params IReadOnlyList<(string Name, string? Value)> others)
    {
        var first = First(Table);
        var parts = new List<(string Name, string? Value)>(others);
        if (By != first.By)
        {
            parts.Add((ByParameter, By < 0 ? SafeDimension.Total : Table.Dimensions[By].Id));
        }

        parts.AddRange(Narrowed.Select(dimension => (Table.Dimensions[dimension].Id, (string?)Table.Dimensions[dimension].Codes[Fixed[dimension]].Code)));
        if (Grain != first.Grain)
        {
            parts.Add((GrainParameter, Grain.ToString().ToLowerInvariant()));
        }

        if (Everything)
        {
            parts.Add((PeriodsParameter, AllPeriods));
        }

        var said = parts.Where(part => part.Value is not null).Select(part => $"{part.Name}={UrlEncoder.Default.Encode(part.Value!)}").ToList();
        return said.Count == 0 ? "" : "?" + string.Join('&', said);
    }

    /// <summary>Where there is nothing at the totals, at codes where there is something, but for the codes that were asked for.</summary>
    private Selection WithFigures(List<int> asked)
    {
        var times = Periods.Select(period => period.Place).ToHashSet();
        var codes = By < 0 ? 1 : Table.Dimensions[By].Codes.Count;
        if (times.Any(time => Enumerable.Range(0, codes).Any(code => Index.Find(At(time, code)) is not null))
            || Index.Nearest(cell => times.Contains(cell.At[^1]) && asked.TrueForAll(dimension => cell.At[dimension] == Fixed[dimension]), [By]) is not { } nearest)
        {
            return this;
        }

        int[] places = [.. nearest.At];
        places[^1] = Fixed[^1];
        if (By >= 0)
        {
            places[By] = Fixed[By];
        }

        return this with { Fixed = places };
    }

    private static int Breakdown(TableIndex index, string id) => index.Table.PlaceOf(id) is var place && index.Breakdowns.Contains(place) ? place : ByAtFirst(index);

    private static int ByAtFirst(TableIndex index)
    {
        var breakdowns = index.Breakdowns.ToList();
        var few = breakdowns.FindIndex(dimension => index.Table.Dimensions[dimension].Codes.Count <= CodesAtFirst);
        return breakdowns.Count == 0 ? -1 : breakdowns[Math.Max(few, 0)];
    }
}
