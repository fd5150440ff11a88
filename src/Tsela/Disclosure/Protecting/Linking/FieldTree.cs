using Tsela.Engine.Suppression;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>The codes of a field in a table, under the groups that hold them.</summary>
internal sealed class FieldTree
{
    private const string RestOfAll = "_rest";
    private const char RestMark = '~';

    private readonly string name;
    private readonly string table;
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> heights = new(StringComparer.Ordinal);

    // tables by other fields lack other cells of the same sum, so what they lack has another name in each
    public FieldTree(string name, string[] fields, List<string> labels, Func<string, IEnumerable<string>> above)
    {
        this.name = name;
        table = fields.Length > 1 ? $" in {string.Join(',', fields)}" : "";
        var all = labels.Concat(labels.SelectMany(above)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var label in all)
        {
            parents[label] = above(label).FirstOrDefault(all.Contains) ?? LinkedProblem.Everything;
        }

        foreach (var step in all.Append(LinkedProblem.Everything).SelectMany(Climb))
        {
            heights[step] = heights.GetValueOrDefault(step) + 1;
        }
    }

    public TableDimension Dimension => new(name, parents);

    public bool IsLowest(string label) => label != LinkedProblem.Everything && heights.GetValueOrDefault(label, 1) == 1;

    /// <summary>The code for what is in a sum and in none of its parts; a lowest code itself.</summary>
    public string RestUnder(string label)
    {
        if (IsLowest(label))
        {
            return label;
        }

        var rest = label == LinkedProblem.Everything ? $"{RestOfAll}{table}" : $"{label}{RestMark}{table}";
        parents[rest] = label;
        return rest;
    }

    public List<string> Climb(string label)
    {
        List<string> steps = [label];
        while (steps[^1] != LinkedProblem.Everything)
        {
            steps.Add(parents[steps[^1]]);
        }

        return steps;
    }

    /// <summary>How many codes are under it, itself among them: more under a sum than under any of its parts.</summary>
    public int HeightOf(string label) => heights[label];
}
