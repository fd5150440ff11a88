using Microsoft.EntityFrameworkCore;
using Tsela.Engine.Schemas;
using Tsela.Shared.Database;
using Tsela.Statistics.Office;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.Groupings;

/// <summary>The groupings of this office as levels above the codes of a field, or as bands of age.</summary>
public static class OwnLevels
{
    /// <summary>Every version of every grouping; those that are retired too, for what names them already.</summary>
    public static async Task<IReadOnlyList<OwnLevel>> LevelsOfOffice(this TselaDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var versions = await db.Set<Grouping>().AsNoTracking().OrderBy(grouping => grouping.Key).ThenByDescending(grouping => grouping.Version).ToListAsync(cancellationToken);
        var latest = versions.GroupBy(grouping => grouping.Key, StringComparer.Ordinal).Select(group => group.First()).Where(grouping => grouping.RetiredAt is null).Select(grouping => grouping.Id).ToHashSet();
        return [.. versions.Select(grouping => new OwnLevel(grouping.Frozen(), latest.Contains(grouping.Id)))];
    }

    /// <summary>The levels that groupings give a field with these lists.</summary>
    public static IEnumerable<CodeLevel> Of(IReadOnlyList<OwnLevel> groupings, IReadOnlyList<CodeList> lists) =>
        groupings.Where(one => lists.Any(list => list.Id == one.Grouping.CodeList)).Select(one => Level(one, lists));

    /// <summary>The levels that groupings of ages give.</summary>
    public static IEnumerable<CodeLevel> OfAges(IReadOnlyList<OwnLevel> groupings) => groupings.Where(one => one.Grouping.CodeList == Grouping.Ages).Select(one => Level(one, []));

    /// <summary>Code to group, for every code of the lists; what no group holds is <see cref="CodeLevels.Other"/>. Of ages band to band.</summary>
    public static IReadOnlyDictionary<string, string> Groups(FrozenGrouping grouping, IReadOnlyList<CodeList> lists)
    {
        ArgumentNullException.ThrowIfNull(grouping);
        ArgumentNullException.ThrowIfNull(lists);
        if (grouping.CodeList == Grouping.Ages)
        {
            return grouping.Groups.ToDictionary(group => group.Code, group => group.Code, StringComparer.Ordinal);
        }

        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in grouping.Groups)
        {
            foreach (var code in group.Codes)
            {
                groups.Add(code, group.Code);
            }
        }

        foreach (var code in lists.SelectMany(list => list.Codes))
        {
            groups.TryAdd(code.Value, CodeLevels.Other);
        }

        return groups;
    }

    /// <summary>Group to label, in the order of the definition.</summary>
    public static IReadOnlyDictionary<string, string> Labels(FrozenGrouping grouping)
    {
        ArgumentNullException.ThrowIfNull(grouping);
        var labels = grouping.Groups.ToDictionary(group => group.Code, group => group.Label, StringComparer.Ordinal);
        if (grouping.CodeList != Grouping.Ages)
        {
            labels.Add(CodeLevels.Other, "Other or not classified");
        }

        return labels;
    }

    private static CodeLevel Level(OwnLevel one, IReadOnlyList<CodeList> lists) => new(
        one.Id, $"{one.Grouping.Name} (grouping of this office, version {one.Grouping.Version})", Groups(one.Grouping, lists), Labels(one.Grouping))
    {
        IsOffered = one.IsLatest,
    };
}

/// <param name="IsLatest">False where a newer version is there, or it is retired: it is read, and not offered.</param>
public sealed record OwnLevel(FrozenGrouping Grouping, bool IsLatest)
{
    /// <summary>What stands behind the @ of a dimension.</summary>
    public string Id => $"{Groupings.Grouping.LevelPrefix}{Grouping.Key}@{Grouping.Version}";
}
