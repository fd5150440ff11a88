using Tsela.Engine.Suppression;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>
/// Populations of one base whose conditions pick codes, as one: of all permits those of women are the cell <c>sex=F</c>,
/// so that all permits by sex and the permits of women by district are sums of the same system.
/// </summary>
internal sealed class LinkedGroup
{
    private LinkedGroup(PopulationGroup whole, IReadOnlyList<PopulationGroup> parts, IReadOnlyList<PopulationGroup> moving) => (Whole, Parts, Moving) = (whole, parts, moving);

    /// <summary>All cells of those that move, by their addresses in the widest population.</summary>
    public PopulationGroup Whole { get; }

    public IReadOnlyList<PopulationGroup> Parts { get; }

    /// <summary>The parts that do not stay as they are public.</summary>
    public IReadOnlyList<PopulationGroup> Moving { get; }

    /// <summary>What is public of the parts, by the addresses of the whole.</summary>
    public required IReadOnlyList<EarlierCell> Before { get; init; }

    /// <summary>What is known of the parts from answers, by the addresses of the whole.</summary>
    public required IReadOnlyList<BoundedCell> Answered { get; init; }

    public string Series => LinkedNames.SeriesOf(Whole.Population);

    /// <summary>The same for whatever is counted of the same rows: records, persons and amounts.</summary>
    public (string Rows, string Time) Kin => (PopulationName.Read(Whole.Population.Id)!.OfRows.Write(), Whole.Time);

    public static IReadOnlyList<LinkedGroup> Of(IEnumerable<PopulationGroup> groups, PublicLedger ledger) =>
    [
        .. groups.GroupBy(group => (group.Population.Wider, group.Time)).OrderBy(same => same.Key.Wider, StringComparer.Ordinal).ThenBy(same => same.Key.Time, StringComparer.Ordinal)
            .Select(same => Of([.. same.OrderBy(group => group.Population.Id, StringComparer.Ordinal)], ledger)),
    ];

    private static LinkedGroup Of(List<PopulationGroup> parts, PublicLedger ledger)
    {
        var before = parts.ConvertAll(part => (Part: part, Known: part.Twins.Prepend(part).Select(ledger.Of).ToList()));
        List<PopulationGroup> moving = [.. before.Where(one => !one.Known.Exists(known => known.Keeps)).Select(one => one.Part)];
        return new LinkedGroup(Join(parts[0], moving), parts, moving)
        {
            Before = [.. before.SelectMany(one => one.Known.SelectMany(known => known.Fixed).Where(cell => cell.Value is null || !one.Part.IsNeverShown(cell.Cell)).Select(cell => cell with { Cell = Within(one.Part, cell.Cell) }))],
            Answered = [.. parts.SelectMany(part => ledger.Answered.Of(part).Select(cell => cell with { Cell = Within(part, cell.Cell) }))],
        };
    }

    /// <summary>The address in the whole of a part's cell.</summary>
    public static string Within(PopulationGroup part, string cell)
    {
        var (columns, codes) = CellAddress.Read(cell);
        return CellAddress.Write(Within(part.Population, columns, codes));
    }

    private static PopulationGroup Join(PopulationGroup any, IReadOnlyList<PopulationGroup> parts)
    {
        var population = any.Population;
        var whole = new PopulationGroup(population with { Id = population.Wider, Where = population.WiderWhere, Picks = [] }, any.Time, any.Policy);
        foreach (var part in parts)
        {
            whole.Show(part.Tables, part.Shown.Select(cell => Within(part, cell)));
            foreach (var (columns, cells) in part.Breakdowns)
            {
                foreach (var cell in cells.Values)
                {
                    var places = Within(part.Population, columns, cell.Codes);
                    whole.Take([.. places.Select(place => place.Dimension)], [KeyValuePair.Create(CellAddress.Write(places), cell with { Codes = [.. places.Select(place => place.Code)] })]);
                }
            }
        }

        return whole;
    }

    // of picked codes and one of them the one says all
    private static List<CountedPlace> Within(CountedPopulation population, IReadOnlyList<string> columns, IReadOnlyList<string> codes) =>
    [
        .. columns.Select((column, i) => new CountedPlace(column, codes[i])).Concat(population.Picks.Where(pick => !columns.Contains(pick.Dimension, StringComparer.Ordinal)))
            .OrderBy(place => place.Dimension, StringComparer.Ordinal),
    ];
}
