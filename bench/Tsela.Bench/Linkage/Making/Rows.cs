namespace Tsela.Bench.Linkage.Making;

/// <summary>Which person each row is about.</summary>
internal static class Rows
{
    public const int Persons = 1;
    public const int Records = 2;
    private const int Order = 3;

    /// <summary>
    /// A row for each record, in a drawn order: the person, and how many records of the person there are before it (0 for
    /// the one written without a later hand's errors).
    /// </summary>
    /// <param name="seed">Seed of the set.</param>
    /// <param name="sizes">Records of each person.</param>
    /// <param name="count">Rows; what is more is left out.</param>
    public static (int Person, int Copy)[] Of(int seed, IEnumerable<int> sizes, int count)
    {
        var rows = new (int Person, int Copy)[count];
        var row = 0;
        var person = 0;
        foreach (var size in sizes)
        {
            for (var copy = 0; copy < size && row < count; copy++)
            {
                rows[row++] = (person, copy);
            }

            if (row == count)
            {
                break;
            }

            person++;
        }

        if (row < count)
        {
            throw new ArgumentException($"The persons have {row} records, fewer than {count}.", nameof(sizes));
        }

        new Draw(seed, Order, 0).Shuffle(rows.AsSpan());
        return rows;
    }

    /// <summary>Persons of whom a drawn few have one record more.</summary>
    public static IEnumerable<int> WithDuplicates(int seed, int persons, int duplicates)
    {
        var sizes = new int[persons];
        Array.Fill(sizes, 1);
        var order = Enumerable.Range(0, persons).ToArray();
        new Draw(seed, Order, 1).Shuffle(order.AsSpan());
        foreach (var person in order.AsSpan(0, duplicates))
        {
            sizes[person]++;
        }

        return sizes;
    }
}
