using System.Globalization;
using Tsela.Bench.Linkage.Making;
using Tsela.Bench.Linkage.Scoring;
using Tsela.Bench.Linkage.Sets;
using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Linking;

public class BoundsTests
{
    private static readonly (string, ColumnKind)[] Columns =
        [("given_name", ColumnKind.GivenName), ("surname", ColumnKind.Surname), ("birth_date", ColumnKind.Date), ("district", ColumnKind.Place)];

    [Fact]
    public void A_table_without_records_has_no_clusters()
    {
        var result = Linker.Link(MadePersons.Table_of(Columns, []), new LinkageOptions(), TestContext.Current.CancellationToken);

        Assert.Empty(result.Clusters);
        Assert.Empty(result.Pairs);
    }

    [Fact]
    public void One_record_is_one_person()
    {
        var result = Linker.Link(MadePersons.Table_of(Columns, [["Thabo", "Mokoena", "1980-02-03", "Maseru"]]), new LinkageOptions(), TestContext.Current.CancellationToken);

        Assert.Equal([0], result.Clusters);
    }

    [Theory]
    [InlineData("hostile-empty")]
    [InlineData("hostile-identical")]
    public void A_table_that_tells_nobody_apart_is_refused_with_a_sentence(string name)
    {
        var set = name == Hostile.Identical.Name ? Hostile.Identical : Hostile.EmptyColumns;

        var refused = Assert.Throws<LinkageRefusedException>(() => Linker.Link(MadePersons.Of(set, 20_000).Table, new LinkageOptions(), TestContext.Current.CancellationToken));

        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
        Assert.Contains("column", refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Thousands_of_rows_that_are_the_same_do_not_explode()
    {
        // Half of the rows are one row; the others are people of whom none has that surname.
        var draw = new Draw(1, 0, 0);
        var rows = Enumerable.Range(0, 20_000).Select(row => row % 2 == 0
            ? ["Thabo", "Mokoena", "1980-01-01", "Maseru"]
            : new[] { BasothoNames.GivenNames.Of(draw), "Le" + BasothoNames.Surnames.Of(draw), Days.Of(draw, 1940, 2008).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), draw.Of("Maseru", "Leribe", "Berea") });

        var result = Linker.Link(MadePersons.Table_of(Columns, rows), new LinkageOptions(), TestContext.Current.CancellationToken);

        Assert.InRange(result.PairsCompared, 1, 100L * 20_000);
        Assert.All(Enumerable.Range(0, 20_000).GroupBy(row => result.Clusters[row]), cluster => Assert.Single(cluster.Select(row => row % 2).Distinct()));
    }

    [Fact]
    public void A_block_that_is_too_large_is_split_and_its_persons_are_still_found()
    {
        // Everybody has one of three surnames and one of three given names, so that any key of names is a crowd.
        var rows = new List<string[]>();
        var entities = new List<int>();
        for (var person = 0; person < 12_000; person++)
        {
            var draw = new Draw(4, 0, person);
            string[] row =
            [
                draw.Of("Thabo", "Mpho", "Neo"), draw.Of("Mokoena", "Molapo", "Letsie"),
                Days.Of(draw, 1940, 2008).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), draw.Of("Maseru", "Leribe", "Berea", "Quthing"),
            ];
            for (var copy = person % 4 == 0 ? 2 : 1; copy > 0; copy--)
            {
                rows.Add(row);
                entities.Add(person);
            }
        }

        var result = Linker.Link(MadePersons.Table_of(Columns, rows), new LinkageOptions { KeptFrom = 0.01 }, TestContext.Current.CancellationToken);

        var offered = result.Pairs.Count(pair => entities[pair.A] == entities[pair.B]);
        Assert.InRange(result.PairsCompared, 3000, 100L * rows.Count);
        Assert.True(offered >= 2990, $"{offered} of 3,000 pairs of equal records were looked at");
    }

    [Fact]
    public void One_column_of_names_alone_is_refused_with_a_sentence()
    {
        var table = MadePersons.Of(Hostile.OneColumn, 5000).Table;

        var refused = Assert.Throws<LinkageRefusedException>(() => Linker.Link(table, new LinkageOptions(), TestContext.Current.CancellationToken));

        Assert.Contains("Nothing but surname", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_ten_thousand_letters_are_compared_in_bounded_time()
    {
        var persons = MadePersons.Of(Hostile.LongNames, 40);

        var clusters = Linker.Link(persons.Table, new LinkageOptions(), TestContext.Current.CancellationToken).Clusters;

        Assert.Equal(1, PairwiseScore.Of(clusters, persons.Entities).F1);
    }

    [Fact]
    public void Names_in_any_script_are_names()
    {
        var persons = MadePersons.Of(Hostile.Scripts, 3000);

        var score = PairwiseScore.Of(Linker.Link(persons.Table, new LinkageOptions(), TestContext.Current.CancellationToken).Clusters, persons.Entities);

        Assert.InRange(score.F1, 0.97, 1);
    }

    [Fact]
    public void Can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Linker.Link(MadePersons.Of(Fake.Set, 500).Table, new LinkageOptions(), stop.Token));
    }

    [Fact]
    public void Tells_how_far_it_has_come_and_never_goes_back()
    {
        var shares = new List<double>();
        Linker.Link(MadePersons.Of(Lesotho.Set, 2000).Table, new LinkageOptions { OnProgress = step => shares.Add(step.Share) }, TestContext.Current.CancellationToken);

        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.Equal(shares.Order(), shares);
    }
}
