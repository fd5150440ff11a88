using Tsela.Bench.Linkage.Sets;
using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Linking;

public class MissingValuesTests
{
    [Fact]
    public void An_empty_column_changes_nothing_and_is_told()
    {
        var table = MadePersons.Of(Lesotho.Set, 2000).Table;
        var wider = table with { Columns = [.. table.Columns, new PersonColumn("occupation", ColumnKind.Text, new int[table.Count], [""])] };

        var without = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken);
        var with = Linker.Link(wider, new LinkageOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(without.Clusters, with.Clusters);
        Assert.Equal(without.Pairs, with.Pairs);
        Assert.Contains(with.Remarks, remark => remark.Contains("occupation", StringComparison.Ordinal));
    }

    [Fact]
    public void One_value_everywhere_changes_nothing_and_is_told()
    {
        var table = MadePersons.Of(Lesotho.Set, 2000).Table;
        var same = Enumerable.Repeat(1, table.Count).ToArray();
        var wider = table with { Columns = [.. table.Columns, new PersonColumn("country", ColumnKind.Category, same, ["", "LS"])] };

        var without = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken);
        var with = Linker.Link(wider, new LinkageOptions(), TestContext.Current.CancellationToken);

        Assert.Equal(without.Clusters, with.Clusters);
        Assert.Equal(without.Pairs, with.Pairs);
        Assert.Contains(with.Remarks, remark => remark.Contains("country", StringComparison.Ordinal));
    }

    [Fact]
    public void What_one_record_does_not_say_weighs_nothing()
    {
        var table = MadePersons.Of(Fake.Set, 600).Table;
        var result = Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken);

        var missing = 0;
        foreach (var pair in result.Pairs)
        {
            var parts = new PairExplainer(result.Model, table).Of(pair.A, pair.B).Parts;
            foreach (var part in parts.Where(part => part.Outcome == "missing"))
            {
                missing++;
                Assert.Equal(0, part.Weight);
                Assert.True(part.ValueA.Length == 0 || part.ValueB.Length == 0 || parts.Any(other => other.Outcome.Contains("swapped", StringComparison.Ordinal)), part.ToString());
            }
        }

        Assert.True(missing > 100, "a fifth of the values is missing, so that many parts must be");
    }
}
