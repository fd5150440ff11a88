using System.Text;

namespace Tsela.Engine.Suppression.Systems;

/// <summary>The name of a cell whatever table it stands in: its codes but for totals, by the names of the dimensions in ordinal order.</summary>
public static class CellIdentity
{
    /// <summary>The name of the sum of everything.</summary>
    public const string Everything = "";

    /// <summary>The name of one cell.</summary>
    /// <param name="dimensions">The dimensions of the table.</param>
    /// <param name="codes">A code for each.</param>
    public static string Of(IReadOnlyList<TableDimension> dimensions, IReadOnlyList<string> codes)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentNullException.ThrowIfNull(codes);
        var name = new StringBuilder();
        foreach (var index in Enumerable.Range(0, dimensions.Count).OrderBy(i => dimensions[i].Name, StringComparer.Ordinal))
        {
            if (codes[index] != dimensions[index].Total)
            {
                name.Append(name.Length > 0 ? ";" : "").Append(dimensions[index].Name).Append('=').Append(codes[index]);
            }
        }

        return name.ToString();
    }
}
