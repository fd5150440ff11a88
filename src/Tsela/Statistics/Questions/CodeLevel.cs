using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Statistics.Questions;

/// <summary>A level above the codes of a field: <c>district@zone</c>, <c>citizenship@region</c>, <c>occupation@major</c>.</summary>
/// <param name="Id">What stands behind the @.</param>
/// <param name="Groups">Code to group, for every code of the field's lists.</param>
/// <param name="Labels">Group to label, in the order in which they are shown.</param>
public sealed record CodeLevel(string Id, string Title, IReadOnlyDictionary<string, string> Groups, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>False where it is read and not offered, as an old version of a grouping.</summary>
    public bool IsOffered { get; init; } = true;
}

/// <summary>
/// The levels that code lists have: their own hierarchies (<c>parent</c>, with <c>attributes.level</c> as its name), and
/// properties of the codes that group them, such as the region of a country.
/// </summary>
public sealed class CodeLevels(NationalCatalogue catalogue)
{
    /// <summary>Group of the codes that a property says nothing of.</summary>
    public const string Other = "_O";

    private const string HighestLevel = "top";

    /// <summary>Properties that group codes, by the list that has them; where the property holds codes itself, the list of those.</summary>
    private static readonly (string List, string Attribute, string Id, string Title, string? Labels)[] Properties =
    [
        ("countries", "region", "region", "Region of the world", null),
        ("countries", "subregion", "subregion", "Subregion of the world", null),
        ("countries", "sadc", "sadc", "Member of SADC", null),
        ("countries", "sacu", "sacu", "Member of the customs union SACU", null),
        ("countries", "africanUnion", "au", "Member of the African Union", null),
        ("districts", "zonesPresent", "zone", "Ecological zones of the district", "ecological-zones"),
        ("border-posts", "district", "district", "District of the border post", "districts"),
        ("border-posts", "province", "province", "South African province across the post", null),
        ("border-posts", "kind", "kind", "Kind of border post", null),
        ("purposes-of-visit", "usualMigrantCategory", "category", "Usual category of migrant", "migrant-categories"),
        ("asylum-stages", "stockGroup", "group", "Group of stages", null),
        ("disaster-types", "group", "group", "Group of disasters", null),
        ("icse-18", "group", "group", "Group of status in employment", null),
        ("missions", "country", "country", "Country of the mission", "countries"),
        ("remittance-channels", "formal", "formal", "Formal channel", null),
        ("return-and-removal-types", "direction", "direction", "Direction of the move", null),
        ("rsa-universities", "province", "province", "Province of the university", "rsa-provinces"),
        ("survey-rounds", "kind", "kind", "Census or survey", null),
        ("trafficking-exploitation", "unodcGroup", "group", "Group of exploitation (UNODC)", null),
    ];

    /// <summary>The levels of a field with these lists.</summary>
    public IReadOnlyList<CodeLevel> Of(IReadOnlyList<CodeList> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var properties = Properties.Where(property => lists.Any(list => list.Id == property.List))
            .Select(property => ByProperty(lists, property.Attribute, property.Id, property.Title, property.Labels));
        return [.. properties, .. Hierarchies(lists)];
    }

    private CodeLevel ByProperty(IReadOnlyList<CodeList> lists, string attribute, string id, string title, string? labelList)
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in lists.SelectMany(list => list.Codes))
        {
            groups.TryAdd(code.Value, code.Attributes.GetValueOrDefault(attribute) is { Length: > 0 } group ? Compact(group) : Other);
        }

        var labelled = groups.Values.Distinct(StringComparer.Ordinal).Select(group => (Group: group, Label: Label(group, labelList)))
            .OrderBy(pair => pair.Group == Other).ThenBy(pair => pair.Label, StringComparer.Ordinal);
        return new CodeLevel(id, title, groups, labelled.ToDictionary(pair => pair.Group, pair => pair.Label, StringComparer.Ordinal));
    }

    // "L; F; M" is one group of its own: a district that lies in three zones
    private static string Compact(string group) => group.Replace("; ", "+", StringComparison.Ordinal);

    private string Label(string group, string? labelList) => group switch
    {
        Other => "Other or not classified",
        "yes" => "Yes",
        "no" => "No",
        _ when labelList is null => char.ToUpperInvariant(group[0]) + group[1..],
        _ => Titles.Joined([.. group.Split('+').Select(part => catalogue.CodeLists[labelList].TryResolve(part, out var code) ? code.Label : part)]),
    };

    private static IEnumerable<CodeLevel> Hierarchies(IReadOnlyList<CodeList> lists)
    {
        var codes = lists.SelectMany(list => list.Codes).GroupBy(code => code.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        if (!codes.Values.Any(code => ParentOf(code, codes) is not null))
        {
            yield break;
        }

        var named = codes.Values.Select(code => code.Attributes.GetValueOrDefault("level")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        foreach (var level in named.Count == 0 ? [HighestLevel] : named)
        {
            var groups = codes.Values.Select(code => (code.Value, Group: Ancestor(code, level, codes)))
                .Where(pair => pair.Group is not null).ToDictionary(pair => pair.Value, pair => pair.Group!.Value, StringComparer.Ordinal);
            // the last level of a list is the list itself
            if (groups.Any(pair => pair.Key != pair.Value))
            {
                var labels = codes.Values.Where(code => groups.ContainsValue(code.Value)).OrderBy(code => code.Value, StringComparer.Ordinal)
                    .ToDictionary(code => code.Value, code => code.Label, StringComparer.Ordinal);
                yield return new CodeLevel(level, level == HighestLevel ? "Highest level" : $"{char.ToUpperInvariant(level[0])}{level[1..]} groups", groups, labels);
            }
        }
    }

    private static Code? Ancestor(Code code, string level, Dictionary<string, Code> codes)
    {
        Code? last = null;
        for (var step = code; step is not null; step = ParentOf(step, codes))
        {
            if (step.Attributes.GetValueOrDefault("level") == level)
            {
                return step;
            }

            last = step;
        }

        return level == HighestLevel ? last : null;
    }

    private static Code? ParentOf(Code code, Dictionary<string, Code> codes) =>
        codes.GetValueOrDefault(code.Parent ?? code.Attributes.GetValueOrDefault("subMajor") ?? "");
}
