using Tsela.Statistics.Office;

namespace Tsela.Statistics.Groupings.DefineGrouping;

/// <summary>What stands in the fields of the form, as it was written.</summary>
public sealed record GroupingForm
{
    public string Key { get; init; } = "";

    public string Name { get; init; } = "";

    public string CodeList { get; init; } = "";

    /// <summary>A line for each group: <c>near | Neighbours | ZA</c>.</summary>
    public string Groups { get; init; } = "";

    public string Reason { get; init; } = "";

    public static GroupingForm From(FrozenGrouping grouping)
    {
        ArgumentNullException.ThrowIfNull(grouping);
        return new GroupingForm
        {
            Key = grouping.Key, Name = grouping.Name, CodeList = grouping.CodeList,
            Groups = string.Join('\n', grouping.Groups.Select(group => grouping.CodeList == Grouping.Ages ? $"{group.Code} | {group.Label}" : $"{group.Code} | {group.Label} | {string.Join(", ", group.Codes)}")),
        };
    }
}
