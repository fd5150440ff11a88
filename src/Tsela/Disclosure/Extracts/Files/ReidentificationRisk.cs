namespace Tsela.Disclosure.Extracts.Files;

/// <summary>
/// How easily a row leads to a person for somebody who knows the person's quasi-identifiers (k-anonymity, Sweeney 2002;
/// the prosecutor's risk of 1 over the size of the group).
/// </summary>
/// <param name="QuasiIdentifiers">Names of the variables that others may know.</param>
/// <param name="SmallestGroup">k: rows of the smallest group that agrees in all of them; 0 where there are no rows.</param>
/// <param name="UniqueRows">Rows in groups of one.</param>
/// <param name="RowsBelow3">Rows in groups of one or two.</param>
/// <param name="RowsBelow5">Rows in groups of less than five.</param>
/// <param name="AverageRisk">Groups over rows: the expected share of rows named rightly.</param>
internal sealed record ReidentificationRisk(
    IReadOnlyList<string> QuasiIdentifiers, int Rows, int Groups, int SmallestGroup, int UniqueRows, int RowsBelow3, int RowsBelow5, double AverageRisk)
{
    public static ReidentificationRisk Of(IReadOnlyList<ExtractVariable> variables, int rows)
    {
        var known = variables.Where(variable => variable.IsQuasiIdentifier).ToList();
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < rows; row++)
        {
            var group = string.Join('\u0001', known.Select(variable => variable.Text(row)));
            groups[group] = groups.GetValueOrDefault(group) + 1;
        }

        return new ReidentificationRisk(
            [.. known.Select(variable => variable.Name)], rows, groups.Count, groups.Values.DefaultIfEmpty(0).Min(), groups.Values.Count(size => size == 1),
            groups.Values.Where(size => size < 3).Sum(), groups.Values.Where(size => size < 5).Sum(), rows == 0 ? 0 : (double)groups.Count / rows);
    }
}
