using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>Two tables of the same people bring codes together in ways that cut each other: 0-17 here, 15-19 there.</summary>
/// <param name="Table">The one that comes later.</param>
internal sealed record CodeOverlap(CountedTable Table, CountedTable Other, string Field, string Code, string OtherCode);

/// <summary>
/// One name for each set of codes of a field, whatever a table calls it, and which sets hold which others: so groups of
/// codes, picked codes, bands of ages, months and quarters become sums of each other in one system.
/// </summary>
internal sealed class LinkedNames(CodeSets sets)
{
    /// <summary>Between a field and the column that brings its codes together in a way that cuts others.</summary>
    public const string Apart = " as ";

    private readonly Dictionary<(string Series, string Column, string Code), (string Field, string Label)> names = [];
    private readonly Dictionary<(string Series, string Field), Dictionary<string, Node>> nodes = [];
    private readonly HashSet<(string Table, string Series, string Column, string Code)> seen = [];
    private readonly List<CodeOverlap> overlaps = [];

    private sealed record Node(IReadOnlySet<string> Codes, List<CountedTable> Owners);

    public IReadOnlyList<CodeOverlap> Overlaps => overlaps;

    /// <param name="tables">Those that are public first: whatever cuts a code of one before it in two is an overlap.</param>
    public static LinkedNames Of(IReadOnlyList<CountedTable> tables)
    {
        var made = new LinkedNames(new CodeSets(tables));
        foreach (var table in tables)
        {
            var places = table.Figures.SelectMany(figure => figure.Parts).Where(part => !part.Population.IsOpen)
                .SelectMany(part => CellAddress.PlacesOf(part, CellAddress.GroupOf(part)).Concat(part.Population.Picks).Select(place => (Series: SeriesOf(part.Population), place.Dimension, place.Code)));
            foreach (var (series, column, code) in places.Distinct().OrderBy(place => place.Dimension, StringComparer.Ordinal).ThenBy(place => place.Code, StringComparer.Ordinal).ToList())
            {
                made.Add(table, series, column, code);
            }
        }

        return made;
    }

    public static string SeriesOf(CountedPopulation population) => string.Join('+', population.Series);

    /// <summary>The fields and names behind the columns and codes of a cell, in ordinal order of the fields; each field once.</summary>
    public IReadOnlyList<(string Field, string Label)> Of(string series, IReadOnlyList<string> columns, IReadOnlyList<string> codes)
    {
        var places = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            var (field, label) = names.TryGetValue((series, columns[i], codes[i]), out var name) ? name : (columns[i], codes[i]);
            // of a group and some of its codes the codes
            if (!places.TryGetValue(field, out var other) || Above(series, field, label).Contains(other, StringComparer.Ordinal))
            {
                places[field] = label;
            }
        }

        return [.. places.Select(place => (place.Key, place.Value))];
    }

    /// <summary>The name of a cell in the system.</summary>
    public string Of(string series, string address)
    {
        var (columns, codes) = CellAddress.Read(address);
        return Write(Of(series, columns, codes));
    }

    public static string Write(IEnumerable<(string Field, string Label)> places) => string.Join(';', places.Select(place => $"{place.Field}={place.Label}"));

    /// <summary>The names whose codes hold all of a name's and more, the smallest first.</summary>
    public IEnumerable<string> Above(string series, string field, string label) =>
        nodes.TryGetValue((series, field), out var all) && all.TryGetValue(label, out var own)
            ? all.Where(other => other.Value.Codes.Count > own.Codes.Count && own.Codes.IsSubsetOf(other.Value.Codes)).OrderBy(other => other.Value.Codes.Count).ThenBy(other => other.Key, StringComparer.Ordinal).Select(other => other.Key)
            : [];

    private void Add(CountedTable table, string series, string column, string code)
    {
        if (!seen.Add((table.Id, series, column, code)))
        {
            return;
        }

        var (field, codes) = sets.Of(column, code);
        if (!nodes.TryGetValue((series, field), out var known))
        {
            nodes[(series, field)] = known = new Dictionary<string, Node>(StringComparer.Ordinal);
        }

        var cut = codes.Count < 2 ? [] : known.Where(other => other.Value.Codes.Count > 1 && Cuts(codes, other.Value.Codes)).ToList();
        foreach (var (label, other) in cut)
        {
            overlaps.AddRange(other.Owners.Where(owner => owner != table).Select(owner => new CodeOverlap(table, owner, field, code, label)));
        }

        if (names.TryGetValue((series, column, code), out var named))
        {
            nodes[(series, named.Field)][named.Label].Owners.Add(table);
            return;
        }

        // what cuts another has no place among its sums and stands for itself
        var place = cut.Count == 0 ? field : $"{field}{Apart}{column}";
        if (!nodes.TryGetValue((series, place), out var beside))
        {
            nodes[(series, place)] = beside = new Dictionary<string, Node>(StringComparer.Ordinal);
        }

        var same = beside.Where(other => other.Value.Codes.SetEquals(codes)).Select(other => other.Key).FirstOrDefault();
        var name = same ?? Free(codes.Count == 1 ? codes.First() : code, beside);
        if (same is null)
        {
            beside[name] = new Node(codes, []);
        }

        beside[name].Owners.Add(table);
        names[(series, column, code)] = (place, name);
    }

    private static bool Cuts(IReadOnlySet<string> one, IReadOnlySet<string> other) => one.Overlaps(other) && !one.IsSubsetOf(other) && !one.IsSupersetOf(other);

    private static string Free(string label, Dictionary<string, Node> taken)
    {
        while (taken.ContainsKey(label))
        {
            label += "'";
        }

        return label;
    }
}
