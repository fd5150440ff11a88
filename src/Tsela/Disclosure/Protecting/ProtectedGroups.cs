using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting.Linking;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>Protects all cells of some tables, population by population, each with everything that is public of it.</summary>
public sealed class ProtectedGroups
{
    private readonly Dictionary<(string Population, string Group), GroupFates> groups = [];

    private ProtectedGroups(IReadOnlyList<CodeOverlap> overlaps) => Overlaps = overlaps;

    /// <summary>Tables that bring codes together in ways that cut each other.</summary>
    internal IReadOnlyList<CodeOverlap> Overlaps { get; }

    /// <summary>The groups, in a fixed order.</summary>
    public IEnumerable<GroupFates> All => groups.OrderBy(one => one.Key.Population, StringComparer.Ordinal).ThenBy(one => one.Key.Group, StringComparer.Ordinal).Select(one => one.Value);

    /// <param name="tables">The tables that are public and those that are chosen, in that order.</param>
    /// <param name="earlier">What is public already.</param>
    public static ProtectedGroups Of(IReadOnlyList<CountedTable> tables, PolicyBook policies, PublicLedger earlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(earlier);
        var collected = Collect(tables, policies);
        NestedPopulations.Mark(collected.Values);
        TwinPopulations.Join(collected.Values);
        var names = LinkedNames.Of(tables);
        var protectedGroups = new ProtectedGroups(names.Overlaps);
        foreach (var fates in LinkedFates.Of(collected.Values, names, earlier, LinkedFates.RowsOf(tables), cancellationToken))
        {
            protectedGroups.groups[(fates.Group.Population.Id, fates.Group.Time)] = fates;
        }

        return protectedGroups;
    }

    /// <summary>The group of a part; null where it is open.</summary>
    public GroupFates? GroupOf(CountedPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return groups.GetValueOrDefault((part.Population.Id, CellAddress.GroupOf(part)));
    }

    private static Dictionary<(string, string), PopulationGroup> Collect(IReadOnlyList<CountedTable> tables, PolicyBook policies)
    {
        var found = new Dictionary<(string, string), PopulationGroup>();
        foreach (var table in tables)
        {
            foreach (var part in table.Figures.SelectMany(figure => figure.Parts).Where(part => !part.Population.IsOpen))
            {
                var key = (part.Population.Id, CellAddress.GroupOf(part));
                if (!found.TryGetValue(key, out var group))
                {
                    found[key] = group = new PopulationGroup(part.Population, key.Item2, policies.Strictest(part.Population.Series));
                }

                group.Add(part, table.Id);
            }

            foreach (var share in table.Figures.Where(figure => FigureFates.HasSmallComplement(figure, above => policies.Strictest(above.Population.Series).Minimum)))
            {
                var above = share.Parts.First(part => part.Role == PartRole.Numerator);
                found[(above.Population.Id, CellAddress.GroupOf(above))].NeverShow(CellAddress.Of(above).Cell);
            }
        }

        return found;
    }
}
