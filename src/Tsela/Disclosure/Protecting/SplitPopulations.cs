using Tsela.Disclosure.Protecting.Linking;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>
/// A shared table of all rows beside indicators of those that are not refused and of those that are: whoever takes the one
/// from all has the other, month by month. What is not of a code is no cell of a breakdown, so that the three cannot be
/// written as one system, and the table has to go.
/// </summary>
internal static class SplitPopulations
{
    private const string Not = "not ";

    /// <summary>Why a shared table cannot be held against the others; null where it can.</summary>
    public static RefusedTable? Of(CountedTable table, ProtectedGroups groups)
    {
        var own = table.Figures.SelectMany(figure => figure.Parts).Select(part => part.Population).DistinctBy(population => population.Id, StringComparer.Ordinal).ToList();
        var rows = own.SelectMany(population => Kinship.Of(population.Id)).ToHashSet();
        var others = groups.All.Where(one => one.Group.Tables.Any(id => id != table.Id) && Kinship.Of(one.Group.Population.Id).Any(rows.Contains)).Select(one => one.Group)
            .DistinctBy(group => group.Population.Id, StringComparer.Ordinal).ToList();
        foreach (var (part, field, left) in others.SelectMany(group => group.Population.Where.Where(one => one.Value.StartsWith(Not, StringComparison.Ordinal)).Select(one => (group, one.Key, one.Value[Not.Length..]))))
        {
            foreach (var condition in own.Select(population => population.Where.GetValueOrDefault(field)))
            {
                var isSplit = condition is null ? others.Exists(other => other.Population.Where.TryGetValue(field, out var codes) && IsOf(codes, left)) : condition != Not + left && !IsOf(condition, left);
                if (isSplit)
                {
                    return new RefusedTable(table.Id, table.Title, Sentence(part.Tables.First(id => id != table.Id), field.Replace('_', ' '), left), Drop: null);
                }
            }
        }

        return null;
    }

    private static bool IsOf(string condition, string codes) => condition.Split('|').All(codes.Split('|').Contains);

    private static string Sentence(string other, string field, string left) =>
        $"{other} counts of the same rows those whose {field} is not {left.Replace("|", " or ", StringComparison.Ordinal)}, and this table others beside them: the difference is known, and what is hidden of it elsewhere could be reckoned. Filter the table to {left.Replace("|", " or ", StringComparison.Ordinal)}, or leave it out.";
}
