using System.Text.RegularExpressions;
using Tsela.Engine.Columns;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Counted;

/// <summary>
/// The conditions of a measure that pick codes of a column and nothing else: whoever meets them is a cell of the breakdown
/// by that column. Conditions on columns that hold lists are none: a list stands under its first code and meets any.
/// </summary>
internal static partial class PickedCodes
{
    /// <summary>The condition's key with the column and its codes in order, joined by a bar.</summary>
    public static IReadOnlyDictionary<string, CountedPlace> Of(MeasureDefinition leaf, IReadOnlyList<ColumnTable> tables)
    {
        var picks = new Dictionary<string, CountedPlace>(StringComparer.Ordinal);
        if (leaf.Kind is not ("stock" or "flow" or "round") || leaf.Latest is not null || leaf.Unless.Count + leaf.Also.Count > 0 || tables.Count == 0)
        {
            return picks;
        }

        foreach (var (name, text) in leaf.Where)
        {
            if (name != "age" && CodesIn(text) is { } codes && ColumnIn(name, tables) is { } column && picks.Values.All(pick => pick.Dimension != column))
            {
                picks[name] = new CountedPlace(column, string.Join('|', codes));
            }
        }

        return picks;
    }

    /// <summary>Codes as a condition of a measure writes them.</summary>
    public static string TextOf(IEnumerable<string> codes) => string.Join('|', codes.Order(StringComparer.Ordinal).Select(code => PlainForm().IsMatch(code) && code is not ("given" or "missing") ? code : $"\"{code}\""));

    /// <summary>True where a row may hold several codes in the column.</summary>
    public static bool HoldsLists(Column column) => column is CodeColumn codes && codes.Dictionary.Any(code => code.Contains(';', StringComparison.Ordinal));

    private static List<string>? CodesIn(string text) => text is not ("given" or "missing") && CodesForm().IsMatch(text)
        ? [.. text.Split('|').Select(code => code.Trim('"')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] : null;

    private static string? ColumnIn(string name, IReadOnlyList<ColumnTable> tables)
    {
        var columns = tables.Select(table => table.TryFind(name, out var found) && found is CodeColumn && !HoldsLists(found) ? found.Name : null).Distinct(StringComparer.Ordinal).ToList();
        return columns.Count == 1 ? columns[0] : null;
    }

    [GeneratedRegex("""^(?:"[^"|]*"|[^"| ]+)(?:\|(?:"[^"|]*"|[^"| ]+))*$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodesForm();

    [GeneratedRegex("^[A-Za-z0-9._/+-]+$", RegexOptions.None, 1000)]
    private static partial Regex PlainForm();
}
