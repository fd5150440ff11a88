using Tsela.Engine.Schemas;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Keys;

namespace Tsela.Engine.Tests.Schemas;

public sealed class KeyTests
{
    [Theory]
    [InlineData(1, 50, 64)]
    [InlineData(2, 5_000, 64)]
    [InlineData(3, 5_000, 700)]
    [InlineData(4, 20_000, 1_000)]
    [InlineData(5, 20_000, 1_000_000)]
    public void Finds_the_same_duplicates_as_a_set_in_memory(int seed, int rows, int keysMax)
    {
        var random = new Random(seed);
        using var key = new UniqueKey("unique-error", Severity.Error, 1, [0, 1], ["a", "b"], folder: null, keysMax);
        var naive = new Dictionary<(string, int), long>();
        var expected = new SortedDictionary<long, long>();
        var found = new SortedDictionary<long, long>();
        for (long row = 1; row <= rows; row++)
        {
            var (text, number) = ("k" + random.Next(rows), random.Next(3));
            if (!naive.TryAdd((text, number), row))
            {
                expected[row] = naive[(text, number)];
            }

            var first = key.FirstRow([Value.Of(text.AsMemory()), Value.Of(number)], row);
            if (first > 0)
            {
                found[row] = first;
            }
        }

        foreach (var (row, first) in key.Late())
        {
            found.Add(row, first);
        }

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Sorts_through_the_disk_as_in_memory_and_leaves_no_file()
    {
        var folder = Directory.CreateTempSubdirectory("tsela-keys-");
        var random = new Random(7);
        var entries = Enumerable.Range(1, 3_000).Select(row => new KeyEntry((ulong)random.Next(40), (ulong)random.Next(3), random.Next(4), row)).ToList();
        using (var sorter = new KeySorter(folder.FullName, entriesMax: 256))
        {
            entries.ForEach(entry => sorter.Add(entry));
            Assert.True(sorter.RunCount > 5);
            Assert.Equal(entries.Order(KeyEntryOrder.Instance), sorter.Sorted());
        }

        Assert.Empty(folder.GetFiles());
        folder.Delete();
    }

    [Fact]
    public void Numbers_that_are_equal_are_one_key_whatever_their_scale()
    {
        using var key = new UniqueKey("unique-error", Severity.Error, 1, [0], ["a"], folder: null, 10);

        Assert.Equal(0, key.FirstRow([Value.Of(1.50m)], 1));
        Assert.Equal(1, key.FirstRow([Value.Of(1.5m)], 2));
        Assert.Equal(0, key.FirstRow([Value.Of("1.5".AsMemory())], 3));
    }

    [Fact]
    public void A_row_set_gives_its_rows_in_order()
    {
        var random = new Random(11);
        var rows = Enumerable.Range(0, 2_000).Select(_ => (long)random.Next(1, 1_000_000)).ToHashSet();
        var set = new RowSet();
        foreach (var row in rows)
        {
            Assert.True(set.Add(row));
            Assert.False(set.Add(row));
        }

        Assert.Equal(rows.Order(), set.ToList());
    }

    [Fact]
    public void Finds_the_sheet_row_of_a_data_row()
    {
        var numbers = new RowNumbers();
        numbers.Add(1, 5);
        numbers.Add(2, 6);
        numbers.Add(3, 9);
        numbers.Add(4, 10);

        Assert.Equal([5L, 6L, 9L, 10L], Enumerable.Range(1, 4).Select(row => numbers.SheetRow(row)));
    }
}
