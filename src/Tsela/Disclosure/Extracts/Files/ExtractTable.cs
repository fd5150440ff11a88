using Tsela.Engine.Columns;
using Tsela.Linkage;
using Tsela.Statistics;

namespace Tsela.Disclosure.Extracts.Files;

/// <summary>The rows of an extract, in the order of their pseudonyms: the order of the registers would say more.</summary>
/// <param name="Order">Rows of the snapshot's table.</param>
/// <param name="Widths">Greatest length of each variable, at least 1.</param>
internal sealed record ExtractTable(IReadOnlyList<ExtractVariable> Variables, IReadOnlyList<int> Order, IReadOnlyList<int> Widths)
{
    /// <param name="wanted">Names of fields; those that are not there are left out.</param>
    public static ExtractTable Of(SeriesRecords records, IReadOnlyList<string> wanted, PurposePseudonyms pseudonyms)
    {
        var persons = Pseudonyms(records.Person, pseudonyms);
        List<ExtractVariable> variables = [ExtractVariable.OfPerson(row => persons(row)), .. VariablesOf(records, wanted)];
        int[] order = [.. Enumerable.Range(0, records.Rows).OrderBy(persons, StringComparer.Ordinal)];
        return new ExtractTable(variables, order, [.. variables.Select(variable => Math.Max(1, order.Length == 0 ? 1 : order.Max(row => variable.Text(row).Length)))]);
    }

    /// <summary>The variables alone, without pseudonyms: what a request is judged by.</summary>
    public static List<ExtractVariable> VariablesOf(SeriesRecords records, IReadOnlyList<string> wanted) =>
        [.. records.Fields.Where(field => wanted.Contains(field.Field.Name, StringComparer.Ordinal)).Select(field => ExtractVariable.Of(field.Field, field.Column))];

    /// <summary>First place of a variable in a row of fixed columns, from 1.</summary>
    public int Start(int variable) => 1 + Widths.Take(variable).Sum();

    private static Func<int, string> Pseudonyms(Column person, PurposePseudonyms pseudonyms)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        return row =>
        {
            var key = person.TextAt(row);
            return known.TryGetValue(key, out var pseudonym) ? pseudonym : known[key] = pseudonyms.Of(key);
        };
    }
}
