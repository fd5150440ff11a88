using System.Text.RegularExpressions;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared.Web;
using Tsela.Statistics.Office;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.Groupings.DefineGrouping;

/// <summary>Reads the lines of a grouping: no code in two groups, and what is in none is told.</summary>
public sealed partial class GroupingCheck(NationalCatalogue catalogue)
{
    private const string Rest = "@rest";
    private readonly List<FormFault> faults = [];

    public IReadOnlyList<FormFault> Faults => faults;

    /// <summary>Codes of the list that no group holds, with their labels; of ages the gaps between the bands.</summary>
    public IReadOnlyList<(string Code, string Label)> LeftOut { get; private set; } = [];

    /// <summary>The groups; what is wrong with them stands in <see cref="Faults"/>.</summary>
    public IReadOnlyList<CodeGroup> Read(GroupingForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        Fault(!KeyForm().IsMatch(form.Key.Trim()), nameof(GroupingForm.Key), "Write a short name of small letters, digits and hyphens, as neighbours.");
        Fault(form.Name.Trim().Length is 0 or > 120, nameof(GroupingForm.Name), "Give the grouping a name of at most 120 characters, as people read it.");
        var isAges = form.CodeList == Grouping.Ages;
        var list = catalogue.CodeLists.GetValueOrDefault(form.CodeList);
        Fault(!isAges && list is null, nameof(GroupingForm.CodeList), "Choose the list whose codes are grouped.");
        var lines = form.Groups.Split('\n').Select((text, i) => (Text: text.Trim(), Line: i + 1)).Where(line => line.Text.Length > 0)
            .Select(line => (Cells: line.Text.Split('|', StringSplitOptions.TrimEntries), line.Line)).ToList();
        Lines(lines, isAges);
        if (faults.Exists(fault => fault.Field is nameof(GroupingForm.Groups) or nameof(GroupingForm.CodeList)))
        {
            return [];
        }

        return isAges ? OfAges(lines) : OfCodes(lines, list!);
    }

    private void Lines(List<(string[] Cells, int Line)> lines, bool isAges)
    {
        Fault(lines.Count == 0, nameof(GroupingForm.Groups), isAges ? "Write a band a line, as 0-17 | Children." : "Write a group a line, as near | Neighbours | ZA, LS.");
        foreach (var (cells, line) in lines)
        {
            if (cells.Length != (isAges ? 2 : 3) || cells.Any(cell => cell.Length == 0))
            {
                Groups(line, isAges ? "write the band and its label, as 0-17 | Children." : "write code, label and codes with bars between, as near | Neighbours | ZA, LS.");
            }
            else if (!isAges && !GroupForm().IsMatch(cells[0]))
            {
                Groups(line, $"'{cells[0]}' is no code for a group: begin with a letter or a digit, then letters, digits and hyphens, at most 20.");
            }
        }

        foreach (var twice in lines.GroupBy(line => line.Cells[0], StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Groups(twice.Last().Line, $"the group {twice.Key} stands in line {twice.First().Line} already.");
        }
    }

    private List<CodeGroup> OfAges(List<(string[] Cells, int Line)> lines)
    {
        if (DimensionTexts.Bands(string.Join('|', lines.Select(line => line.Cells[0]))) is not { } bands || lines.Exists(line => !char.IsAsciiDigit(line.Cells[0][0])))
        {
            Fault(true, nameof(GroupingForm.Groups), "Write bands such as 0-17, 18-64 and 65+, from young to old, none holding an age of another.");
            return [];
        }

        var gaps = bands.Zip(bands.Skip(1)).Where(pair => pair.Second.From > pair.First.To + 1).Select(pair => ($"{pair.First.To + 1}-{pair.Second.From - 1}", "in no band")).ToList();
        if (bands[0].From > 0)
        {
            gaps.Insert(0, ($"0-{bands[0].From - 1}", "in no band"));
        }

        if (bands[^1].To is { } last)
        {
            gaps.Add(($"{last + 1}+", "in no band"));
        }

        LeftOut = gaps;
        return lines.ConvertAll(line => new CodeGroup(line.Cells[0], line.Cells[1], []));
    }

    private List<CodeGroup> OfCodes(List<(string[] Cells, int Line)> lines, CodeList list)
    {
        var groupOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new List<(string Group, Func<Code, bool> Holds, bool IsRest)>();
        var levels = new CodeLevels(catalogue).Of([list]);
        foreach (var (cells, line) in lines)
        {
            foreach (var item in cells[2].Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (item.StartsWith('@'))
                {
                    Open(item, cells[0], line, levels, open);
                }
                else if (!list.TryResolve(item, out var code))
                {
                    Groups(line, $"{list.Title} has no code '{item}'. {NearNames.Meant(item, list.Codes.Select(one => one.Value).Concat(list.Codes.Select(one => one.Label)))}");
                }
                else if (!groupOf.TryAdd(code.Value, cells[0]) && groupOf[code.Value] != cells[0])
                {
                    Groups(line, $"{code.Value} ({code.Label}) is in the group {groupOf[code.Value]} already; a code stands in one group.");
                }
            }
        }

        // what is named by itself goes before what is named by a property, and that before the rest
        foreach (var (group, holds, isRest) in open.OrderBy(one => one.IsRest))
        {
            foreach (var code in list.Codes.Where(holds))
            {
                Fault(
                    !groupOf.TryAdd(code.Value, group) && !isRest && open.Exists(other => !other.IsRest && other.Group != group && other.Holds(code)),
                    nameof(GroupingForm.Groups), $"{code.Value} ({code.Label}) falls into two groups by their properties; name it in one of them.");
            }
        }

        Below(list, groupOf);
        LeftOut = [.. list.Codes.Where(code => !groupOf.ContainsKey(code.Value)).Select(code => (code.Value, code.Label))];
        return lines.ConvertAll(line => new CodeGroup(line.Cells[0], line.Cells[1], [.. list.Codes.Where(code => groupOf.GetValueOrDefault(code.Value) == line.Cells[0]).Select(code => code.Value)]));
    }

    // a group that holds a code holds what stands below it, where that is in no group itself
    private static void Below(CodeList list, Dictionary<string, string> groupOf)
    {
        var parents = list.Codes.ToDictionary(code => code.Value, code => code.Parent ?? code.Attributes.GetValueOrDefault("subMajor"), StringComparer.Ordinal);
        foreach (var code in list.Codes.Where(code => !groupOf.ContainsKey(code.Value)))
        {
            for (var above = parents[code.Value]; above is not null; above = parents.GetValueOrDefault(above))
            {
                if (groupOf.TryGetValue(above, out var group))
                {
                    groupOf.Add(code.Value, group);
                    break;
                }
            }
        }
    }

    private void Open(string item, string group, int line, IReadOnlyList<CodeLevel> levels, List<(string, Func<Code, bool>, bool IsRest)> open)
    {
        if (item == Rest)
        {
            Fault(open.Exists(one => one.IsRest), nameof(GroupingForm.Groups), $"Line {line}: only one group can hold the rest.");
            open.Add((group, _ => true, true));
            return;
        }

        var parts = item[1..].Split(':', 2);
        var level = levels.FirstOrDefault(one => one.Id == parts[0]);
        var wanted = level is null || parts.Length < 2 ? null
            : level.Labels.FirstOrDefault(pair => pair.Key.Equals(parts[1], StringComparison.OrdinalIgnoreCase) || pair.Value.Equals(parts[1], StringComparison.OrdinalIgnoreCase)).Key;
        if (wanted is null)
        {
            Groups(line, level is null || parts.Length < 2
                ? $"there is no property '{item}'. {NearNames.Meant(item, levels.SelectMany(one => one.Labels.Keys.Select(key => $"@{one.Id}:{key}")).Prepend(Rest))}"
                : $"'{parts[0]}' has no group '{parts[1]}'. {NearNames.Meant(parts[1], level.Labels.Keys)}");
            return;
        }

        open.Add((group, code => level!.Groups.GetValueOrDefault(code.Value) == wanted, false));
    }

    private void Groups(int line, string sentence) => Fault(true, nameof(GroupingForm.Groups), $"Line {line}: {sentence}");

    private void Fault(bool isWrong, string field, string sentence)
    {
        if (isWrong && !faults.Contains(new FormFault(field, sentence)))
        {
            faults.Add(new FormFault(field, sentence));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,29}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex KeyForm();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,19}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex GroupForm();
}
