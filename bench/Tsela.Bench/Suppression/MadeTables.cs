using Tsela.Bench.Linkage.Making;
using Tsela.Engine.Suppression;

namespace Tsela.Bench.Suppression;

/// <summary>Seeded tables of immigrants: few great nationalities and districts, many small ones, so that most cells are small.</summary>
internal static class MadeTables
{
    private const int People = 1;
    private static readonly int[] NationsOfGroup = [4, 5, 5, 4, 3];

    /// <summary>Persons by district or council, nationality and age: 11 (or 81) by 27 by 9 cells with the sums.</summary>
    public static CountTable ByPlaceNationalityAndAge(int seed, int persons, bool withCouncils)
    {
        var (place, nation, age) = (Places(withCouncils), Nations(), Ages());
        return Counted("persons", seed, persons, [place, nation, age]);
    }

    /// <summary>Four tables that share district and nationality, each with one further dimension.</summary>
    public static IReadOnlyList<CountTable> Linked(int seed, int persons)
    {
        var drawn = Drawn(seed, persons, [Places(withCouncils: false), Nations(), Ages(), Flat("sex", 2), Flat("status", 6), Flat("sector", 8)]);
        return [.. Enumerable.Range(2, 4).Select(further => Table($"table{further - 1}", drawn, [0, 1, further]))];
    }

    public static CountTable SixDimensions(int seed, int persons) => Counted("six", seed, persons, [.. Enumerable.Range(0, 6).Select(at => Flat($"d{at}", 3))]);

    public static CountTable Counted(string name, int seed, int persons, TableDimension[] dimensions) =>
        Table(name, Drawn(seed, persons, dimensions), [.. Enumerable.Range(0, dimensions.Length)]);

    public static TableDimension Flat(string name, int codes) =>
        new(name, Enumerable.Range(0, codes).ToDictionary(code => $"{name}{code}", _ => "total", StringComparer.Ordinal));

    /// <summary>Codes in groups of given sizes.</summary>
    public static TableDimension Grouped(string name, string prefix, params int[] groups)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var group = 0; group < groups.Length; group++)
        {
            parents[$"{prefix}{group}"] = "total";
            for (var code = 0; code < groups[group]; code++)
            {
                parents[$"{prefix}{group}.{code}"] = $"{prefix}{group}";
            }
        }

        return new TableDimension(name, parents);
    }

    private static (TableDimension[] Dimensions, List<string[]> Persons) Drawn(int seed, int persons, TableDimension[] dimensions)
    {
        var lowest = dimensions.Select(dimension => dimension.Parents.Keys.Where(code => !dimension.Parents.Values.Contains(code, StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToArray()).ToArray();
        var rows = new List<string[]>(persons);
        for (var person = 0; person < persons; person++)
        {
            var draw = new Draw(seed, People, person);

            // the fourth power makes the first codes far greater than the last
            rows.Add([.. lowest.Select(codes => codes[(int)(codes.Length * Math.Pow(draw.Share(), codes.Length > 12 ? 3.5 : 1.6))])]);
        }

        return (dimensions, rows);
    }

    private static CountTable Table(string name, (TableDimension[] Dimensions, List<string[]> Persons) drawn, int[] chosen)
    {
        var cells = drawn.Persons.GroupBy(person => string.Join(';', chosen.Select(at => person[at])), StringComparer.Ordinal)
            .Select(group => new InnerCell(group.Key.Split(';'), group.Count(), group.Count()));
        return new CountTable(name, [.. chosen.Select(at => drawn.Dimensions[at])], [.. cells]);
    }

    private static TableDimension Places(bool withCouncils)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var district = 0; district < 10; district++)
        {
            parents[$"D{district}"] = "total";
            for (var council = 0; withCouncils && council < 7; council++)
            {
                parents[$"D{district}C{council}"] = $"D{district}";
            }
        }

        return new TableDimension("place", parents);
    }

    private static TableDimension Nations() => Grouped("nationality", "N", NationsOfGroup);

    private static TableDimension Ages() => Flat("age", 8);
}
