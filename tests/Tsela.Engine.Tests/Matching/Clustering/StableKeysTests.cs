using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Clustering;

public sealed class StableKeysTests
{
    [Fact]
    public void Clusters_that_did_not_change_keep_their_keys_and_new_records_take_them_over()
    {
        var given = Give(["a", "a", "b", null, null], [0, 0, 2, 2, 4]);

        Assert.Equal(["a", "a", "b", "b", "new 4"], given.KeyOfRecord);
        Assert.Equal(["new 4"], given.Changes.Created);
        Assert.Empty(given.Changes.Moved);
        Assert.Empty(given.Changes.Retired);
    }

    [Fact]
    public void The_larger_part_of_a_split_person_keeps_the_key()
    {
        var given = Give(["a", "a", "a"], [0, 1, 1]);

        Assert.Equal(["new 0", "a", "a"], given.KeyOfRecord);
        var split = Assert.Single(given.Changes.Split);
        Assert.Equal("a", split.From);
        Assert.Equal(["new 0", "a"], split.Into);
        Assert.Equal([new KeyMove<string>(0, "a", "new 0")], given.Changes.Moved);
        Assert.Empty(given.Changes.Merged);
    }

    [Fact]
    public void The_oldest_record_decides_a_tie()
    {
        Assert.Equal(["a", "new 1"], Give(["a", "a"], [0, 1]).KeyOfRecord);
        Assert.Equal(["b", "b"], StableKeys.Give(["a", "b"], [0, 0], record => $"new {record}", record => -record).KeyOfRecord);
    }

    [Fact]
    public void A_merger_retires_the_key_of_the_fewer_records()
    {
        var given = Give(["a", "b", "b"], [7, 7, 7]);

        Assert.Equal(["b", "b", "b"], given.KeyOfRecord);
        Assert.Equal("b", Assert.Single(given.Changes.Merged).Into);
        Assert.Equal(["a"], Assert.Single(given.Changes.Merged).From);
        Assert.Equal(["a"], given.Changes.Retired);
    }

    [Fact]
    public void Keys_are_unique_old_ones_are_accounted_for_and_a_second_time_changes_nothing()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(1, 40);
            var former = Enumerable.Range(0, count).Select(_ => random.Next(4) == 0 ? null : $"key {random.Next(12)}").ToArray();
            var clusters = Enumerable.Range(0, count).Select(_ => random.Next(12)).ToArray();

            var given = Give(former, clusters);

            Assert.Equal(clusters.Distinct().Count(), given.KeyOfRecord.Distinct().Count());
            Assert.All(Enumerable.Range(0, count).GroupBy(record => clusters[record]), group => Assert.Single(group.Select(record => given.KeyOfRecord[record]).Distinct()));
            var (before, after) = (former.OfType<string>().ToHashSet(), given.KeyOfRecord.ToHashSet());
            Assert.Equal(before.Except(after).Order(), given.Changes.Retired.Order());
            Assert.Equal(after.Except(before).Order(), given.Changes.Created.Order());
            Assert.Equal(Enumerable.Range(0, count).Where(record => former[record] is { } key && key != given.KeyOfRecord[record]), given.Changes.Moved.Select(move => move.Record));
            foreach (var untouched in Enumerable.Range(0, count).GroupBy(record => clusters[record]).Where(group => group.All(record => former[record] is not null)
                && former.Count(key => key == former[group.First()]) == group.Count() && group.All(record => former[record] == former[group.First()])))
            {
                Assert.Equal(former[untouched.First()], given.KeyOfRecord[untouched.First()]);
            }

            Assert.True(Give(given.KeyOfRecord, clusters).Changes.None);
            var renumbered = Give(former, [.. clusters.Select(cluster => 100 - cluster)]);
            Assert.Equal(given.KeyOfRecord, renumbered.KeyOfRecord);
        }
    }

    [Fact]
    public void Keys_that_are_borne_already_and_lists_of_different_length_are_misuse()
    {
        Assert.Throws<ArgumentException>(() => StableKeys.Give(["a", null], [0, 1], _ => "a"));
        Assert.Throws<ArgumentException>(() => Give(["a"], [0, 1]));
    }

    private static StableKeyResult<string> Give(string?[] former, int[] clusters) => StableKeys.Give(former, clusters, record => $"new {record}");
}
