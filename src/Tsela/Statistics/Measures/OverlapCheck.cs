using Tsela.Catalogue;

namespace Tsela.Statistics.Measures;

/// <summary>Finds what is wrong with the definitions of overlaps.</summary>
/// <param name="check">Finds what is wrong with the measures in them.</param>
internal sealed class OverlapCheck(NationalCatalogue catalogue, MeasureCheck check)
{
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    /// <summary>Checks what an overlap holds against each other: one owner, and all of one kind.</summary>
    public void Check(string overlap, IReadOnlyList<ComparisonDefinition> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        for (var i = 0; i < comparisons.Count; i++)
        {
            var path = $"{overlap}/compared/{i}";
            Require(comparisons[i].Parts.Count(part => part.Owns) == 1, $"{path}: exactly one of the parts owns the figure");
            Require(comparisons[i].Parts.Count > 1, $"{path}: there is nothing to compare with");
            var units = comparisons[i].Parts.Select((part, n) => check.UnitOf(part.Measure, $"{path}/parts/{n}")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            Require(units.Count < 2, $"{path}: {string.Join(" and ", units)} are never compared");
        }
    }

    /// <summary>Checks what an overlap tells apart one by one: one owner, and the key in every file.</summary>
    public void Check(string overlap, IReadOnlyList<JoinDefinition> joins)
    {
        ArgumentNullException.ThrowIfNull(joins);
        for (var i = 0; i < joins.Count; i++)
        {
            var path = $"{overlap}/joined/{i}";
            Require(joins[i].Parts.Count(part => part.Owns) == 1 && joins[i].Parts.Count > 1, $"{path}: exactly one of two parts or more owns the figure");
            foreach (var (part, n) in joins[i].Parts.Select((part, n) => (part, n)))
            {
                check.UnitOf(part.Measure, $"{path}/parts/{n}");
                Require(part.Measure.Kind is "stock" or "flow", $"{path}/parts/{n}: keys are those of a stock or a flow");
                if (!joins[i].IsOfPersons)
                {
                    faults.AddRange(ColumnCheck.FaultsOfKey(part.Measure, part.Key ?? joins[i].Key, catalogue).Select(fault => $"{path}/parts/{n}: {fault}"));
                }
            }
        }
    }

    private void Require(bool met, string fault)
    {
        if (!met)
        {
            faults.Add(fault);
        }
    }
}
