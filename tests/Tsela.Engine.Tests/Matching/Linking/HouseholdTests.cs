using System.Globalization;
using Tsela.Bench.Linkage.Making;
using Tsela.Bench.Linkage.Scoring;
using Tsela.Bench.Linkage.Sets;
using Tsela.Engine.Matching;

namespace Tsela.Engine.Tests.Matching.Linking;

public class HouseholdTests
{
    private static readonly (string Name, ColumnKind Kind)[] Columns =
    [
        ("given_name", ColumnKind.GivenName), ("surname", ColumnKind.Surname), ("birth_date", ColumnKind.Date), ("telephone", ColumnKind.Code),
        ("village", ColumnKind.Place),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void People_of_one_household_are_not_taken_for_one_person(int seed)
    {
        // Ten times as many pairs share a household as are one person.
        var rows = new List<string[]>();
        var entities = new List<int>();
        for (var household = 0; household < 700; household++)
        {
            var draw = new Draw(seed, household, 0);
            var (surname, telephone, village) = (BasothoNames.Surnames.Of(draw), $"58{draw.Below(900_000) + 100_000}", $"Ha {BasothoNames.Surnames.Of(draw)}");
            for (var member = 0; member < 4; member++)
            {
                var day = Days.Of(draw, 1940, 2015).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                string[] row = [BasothoNames.GivenNames.Of(draw), surname, day, telephone, village];
                for (var copy = draw.Below(6) == 0 ? 2 : 1; copy > 0; copy--)
                {
                    rows.Add(row);
                    entities.Add((household * 4) + member);
                }
            }
        }

        var clusters = Linker.Link(MadePersons.Table_of(Columns, rows), new LinkageOptions(), TestContext.Current.CancellationToken).Clusters;

        var score = PairwiseScore.Of(clusters, [.. entities]);
        Assert.InRange(score.Precision, 0.95, 1);
        Assert.InRange(score.Recall, 0.95, 1);
    }
}
