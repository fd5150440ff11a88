using Tsela.Disclosure;

namespace Tsela.Tests.Disclosure;

/// <summary>
/// Somebody who has nothing but public tables: writes every figure as a sum over the people of each combination of codes,
/// takes away the combinations that tables show to be empty, and looks which hidden figures follow from the shown ones.
/// </summary>
internal sealed class PublicAttack
{
    private const long Prime = 2_147_483_629;

    private readonly List<Figure> figures = [];
    private readonly string[] dimensions;
    private readonly Dictionary<string, SortedSet<string>> codes;

    private sealed record Figure(string Name, Dictionary<string, Func<string, bool>> Codes, decimal? Value);

    /// <param name="dimensions">All by which people are told apart, time among them.</param>
    public PublicAttack(params string[] dimensions)
    {
        this.dimensions = dimensions;
        codes = dimensions.ToDictionary(dimension => dimension, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <param name="called">What the table calls each dimension, and the lowest codes of its codes where it groups them.</param>
    /// <param name="only">What the table is about alone.</param>
    public void Know(SafeTable table, IReadOnlyDictionary<string, string> called, (string Dimension, Func<string, bool> Has)[] only, Func<string, string, Func<string, bool>?>? grouped = null)
    {
        foreach (var cell in table.Cells)
        {
            var picked = new Dictionary<string, Func<string, bool>>(StringComparer.Ordinal);
            foreach (var (dimension, has) in only)
            {
                picked[dimension] = has;
            }

            for (var i = 0; i < table.Dimensions.Count; i++)
            {
                var code = table.Dimensions[i].Codes[cell.At[i]].Code;
                var dimension = table.Dimensions[i].Id == SafeDimension.Time ? SafeDimension.Time : called.GetValueOrDefault(table.Dimensions[i].Id, "");
                if (code == SafeDimension.Total || !codes.ContainsKey(dimension))
                {
                    // of what is not told apart everybody has the same code
                    continue;
                }

                var group = grouped?.Invoke(dimension, code) ?? (dimension == SafeDimension.Time ? InTime(code) : null);
                if (group is null)
                {
                    codes[dimension].Add(code);
                }

                var before = picked.GetValueOrDefault(dimension);
                var here = group ?? (one => one == code);
                picked[dimension] = before is null ? here : one => before(one) && here(one);
            }

            figures.Add(new Figure($"{table.Id} {string.Join(' ', table.Dimensions.Select((dimension, i) => dimension.Codes[cell.At[i]].Code))}", picked, cell.Value));
        }
    }

    public void Also(string dimension, params string[] more) => codes[dimension].UnionWith(more);

    /// <summary>Hidden figures whose value follows from those that are shown, in words.</summary>
    public IReadOnlyList<string> Recovered()
    {
        var people = People();
        var rows = new Dictionary<int, Dictionary<int, long>>();
        foreach (var figure in figures.Where(figure => figure.Value is not null))
        {
            Reduce(Row(figure, people), rows, keep: true);
        }

        return [.. figures.Where(figure => figure.Value is null).Where(figure => Reduce(Row(figure, people), rows, keep: false)).Select(figure => figure.Name)];
    }

    private List<string[]> People()
    {
        IEnumerable<string[]> all = [[]];
        foreach (var dimension in dimensions)
        {
            all = all.SelectMany(begun => codes[dimension].Select(code => (string[])[.. begun, code])).ToList();
        }

        // nobody is where a figure says that there is nobody
        var nil = figures.Where(figure => figure.Value == 0).ToList();
        return [.. all.Where(person => !nil.Exists(figure => IsIn(figure, person)))];
    }

    private bool IsIn(Figure figure, string[] person) => dimensions.Select((dimension, i) => !figure.Codes.TryGetValue(dimension, out var has) || has(person[i])).All(one => one);

    private Dictionary<int, long> Row(Figure figure, List<string[]> people) =>
        Enumerable.Range(0, people.Count).Where(i => IsIn(figure, people[i])).ToDictionary(i => i, _ => 1L);

    // true where nothing is left of the row, which then is a sum of the others
    private static bool Reduce(Dictionary<int, long> row, Dictionary<int, Dictionary<int, long>> rows, bool keep)
    {
        while (row.Count > 0)
        {
            var lead = row.Keys.Min();
            if (!rows.TryGetValue(lead, out var other))
            {
                if (keep)
                {
                    var inverse = (long)System.Numerics.BigInteger.ModPow(row[lead], Prime - 2, Prime);
                    rows[lead] = row.ToDictionary(one => one.Key, one => one.Value * inverse % Prime);
                }

                return false;
            }

            var factor = row[lead];
            foreach (var (at, value) in other)
            {
                var less = (((row.GetValueOrDefault(at) - (factor * value % Prime)) % Prime) + Prime) % Prime;
                if (less == 0)
                {
                    row.Remove(at);
                }
                else
                {
                    row[at] = less;
                }
            }
        }

        return true;
    }

    private static Func<string, bool>? InTime(string time) => time.Length == 4 ? month => month.StartsWith(time, StringComparison.Ordinal)
        : time.Length == 7 && time[5] == 'Q' ? month => month.StartsWith(time[..5], StringComparison.Ordinal) && (((month[5] - '0') * 10) + month[6] - '0' + 2) / 3 == time[6] - '0'
        : null;
}
