using System.Globalization;
using Tsela.Catalogue.Loading;
using Tsela.Disclosure;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting;
using Tsela.Disclosure.Sets;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Tests.Disclosure;

/// <summary>Indicators of all permits and of those granted, refused and withdrawn: whoever has the whole and all other parts has the last.</summary>
public sealed class ComplementaryPopulationTests
{
    private const string Time = "2023-12-31";

    private static readonly string[] Decisions = ["granted", "refused", "withdrawn"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_one_part_hides_does_not_follow_from_the_whole_and_the_other_parts(int seed)
    {
        var counts = Counts(new Random(seed));
        var hidden = Hidden(counts, new PublicLedger([]));
        Assert.Contains(hidden, cell => cell.Decision.Length > 0);
        foreach (var citizenship in counts.Keys.Select(key => key.Citizenship).Append("").Distinct(StringComparer.Ordinal))
        {
            var row = Decisions.Append("").Where(decision => counts.GetValueOrDefault((citizenship, decision), 1) > 0).ToList();
            Assert.True(row.Count(decision => hidden.Contains((citizenship, decision))) != 1, $"{citizenship}: one of {string.Join(", ", row)} is the whole less the others");
        }

        foreach (var decision in Decisions.Append(""))
        {
            Assert.NotEqual(1, hidden.Count(cell => cell.Decision == decision));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_part_that_changed_by_too_few_stays_as_it_is_and_the_others_move(int seed)
    {
        var counts = Counts(new Random(seed));
        var hidden = Hidden(counts, new PublicLedger([]));
        var ledger = new PublicLedger([(Guid.Empty, new SetLedger([.. Decisions.Append("").Select(decision => LedgerOf(decision, counts, hidden))], [], []), [])]);
        var grown = counts.ToDictionary(one => one.Key, one => one.Value + (one.Key == ("CN", "granted") ? 25 : one.Key == ("CN", "refused") ? 1 : 0));

        var fates = Protect(grown, ledger).All.ToDictionary(group => group.Group.Population.Id, StringComparer.Ordinal);

        Assert.All(fates.Values, group => Assert.Null(group.Refused));
        Assert.True(fates[IdOf("refused")].KeepsEarlier);
        Assert.False(fates[IdOf("granted")].KeepsEarlier);
        Assert.False(fates[IdOf("")].KeepsEarlier);
        // of the whole the cell that holds the one more is not shown exactly beside the old one
        Assert.All(hidden.Where(cell => cell.Decision == "granted"), cell => Assert.NotNull(fates[IdOf("granted")].At(AddressOf(cell.Citizenship))));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("granted|withdrawn", true)]
    [InlineData("refused", false)]
    [InlineData("not refused", false)]
    public void A_shared_table_of_all_is_dropped_beside_indicators_of_one_code_and_of_all_but_that_code(string? condition, bool isDropped)
    {
        var counts = Counts(new Random(3));
        var shared = Made(CountedKind.Table, "table:1", condition, counts);
        CountedTable[] tables = [Made(CountedKind.Indicator, "LIM-01", "not refused", counts), Made(CountedKind.Indicator, "LIM-04", "refused", counts), shared];
        var groups = ProtectedGroups.Of(tables, Policies(), new PublicLedger([]), TestContext.Current.CancellationToken);

        var dropped = SharedTables.ToDrop(tables, groups, new FigureFates(groups, new PublicLedger([])));

        Assert.Equal(isDropped ? [shared.Id] : [], dropped.Select(table => table.Id));
        Assert.All(dropped, table => Assert.Contains("LIM-01 counts of the same rows those whose decision is not refused", table.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Rows_of_persons_who_stand_in_both_of_two_populations_are_not_known_by_their_difference()
    {
        CountedTable Of(string id, string? condition, int rows) => new(
            id, CountedKind.Indicator, "Made up", "", "visits", IsStock: true, "TIN", "annual", "", [],
            [.. new[] { ("US", rows), ("ZA", 400 + rows), ("UK", 20) }.Select(one => Figure(Conditioned(condition), one.Item2, 5, new CountedPlace("country", one.Item1)))], [], "", [], ["DS15a"], IsTraining: false);

        var groups = ProtectedGroups.Of([Of("all", condition: null, 14), Of("short", "from 1", 12)], Policies(), new PublicLedger([]), TestContext.Current.CancellationToken);

        Assert.Contains(groups.All, group => group.At("country=US") is not null);
    }

    [Fact]
    public void What_a_part_shows_does_not_narrow_what_the_wider_population_hides()
    {
        // of all visits France is small, and among the short ones Germany too, so that these need not hide China
        (string Country, int All, int Short)[] visits = [("ZA", 376, 300), ("CN", 3, 3), ("FR", 2, 2), ("UK", 12, 9), ("US", 17, 14), ("IN", 14, 10), ("DE", 8, 2)];
        CountedTable Of(string id, string? condition, Func<(string Country, int All, int Short), int> count) => new(
            id, CountedKind.Indicator, "Made up", "", "visits", IsStock: true, "TIN", "annual", "", [],
            [Figure(Conditioned(condition), visits.Sum(count), visits.Sum(count)), .. visits.Select(one => Figure(Conditioned(condition), count(one), count(one), new CountedPlace("country", one.Country))),
                .. new[] { ("MSB", 50), ("CLP", visits.Sum(count) - 50) }.Select(post => Figure(Conditioned(condition), post.Item2, post.Item2, new CountedPlace("post", post.Item1)))],
            [], "", [], ["DS15a"], IsTraining: false);

        var groups = ProtectedGroups.Of([Of("all", condition: null, one => one.All), Of("short", "from 1", one => one.Short)], Policies(), new PublicLedger([]), TestContext.Current.CancellationToken).All
            .ToDictionary(group => group.Group.Tables.Single(), StringComparer.Ordinal);

        bool IsHidden(string table, string country) => groups[table].At($"country={country}") is not null;
        Assert.True(IsHidden("all", "FR"));
        var others = visits.Where(one => one.Country != "FR" && IsHidden("all", one.Country)).ToList();
        Assert.True(2 + others.Sum(one => one.All - (IsHidden("short", one.Country) ? 0 : one.Short)) >= 3, $"France is known to be below 3 by what is shown of {string.Join(", ", others)}");
    }

    private static Dictionary<(string Citizenship, string Decision), int> Counts(Random random) =>
        new[] { "CN", "IN", "ZA", "NG", "GH", "DE" }.SelectMany(citizenship => Decisions.Select(decision => (citizenship, decision)))
            .ToDictionary(key => key, key => key == ("GH", "granted") ? 2 : key.citizenship == "CN" ? random.Next(40, 90) : random.Next(4, 30));

    private static HashSet<(string Citizenship, string Decision)> Hidden(Dictionary<(string Citizenship, string Decision), int> counts, PublicLedger ledger)
    {
        var groups = Protect(counts, ledger).All.ToDictionary(group => group.Group.Population.Id, StringComparer.Ordinal);
        return
        [
            .. Decisions.Append("").SelectMany(decision => counts.Keys.Select(key => key.Citizenship).Append("").Distinct(StringComparer.Ordinal).Select(citizenship => (citizenship, decision)))
                .Where(cell => groups[IdOf(cell.decision)].At(AddressOf(cell.citizenship)) is not null),
        ];
    }

    private static ProtectedGroups Protect(Dictionary<(string Citizenship, string Decision), int> counts, PublicLedger ledger)
    {
        return ProtectedGroups.Of([.. Decisions.Append("").Select(decision => TableOf(decision, counts))], Policies(), ledger, TestContext.Current.CancellationToken);
    }

    private static PolicyBook Policies()
    {
        var reference = ReferenceFolder.Find();
        return PolicyBook.Of(reference, CatalogueLoader.Load(reference).Catalogue!);
    }

    private static CountedFigure Figure(CountedPopulation population, int value, int contributors, params CountedPlace[] codes) =>
        new(Time, codes, value, "", IsTraining: false, [new CountedPart(population, PartRole.Whole, Time, codes, value, value, contributors, 0, 0)]);

    // a condition that is no cell of a breakdown
    private static CountedPopulation Conditioned(string? condition) => new(
        new PopulationName(["DS15a"], "stock of rows", condition is null ? [] : [("decision", condition)]).Write(), ["DS15a"], "rows",
        condition is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { ["decision"] = condition }, "stock of rows", AddsOverTime: false, IsOpen: false);

    private static CountedTable Made(CountedKind kind, string id, string? condition, Dictionary<(string Citizenship, string Decision), int> counts)
    {
        bool Has(string decision) => condition is null || (condition.StartsWith("not ", StringComparison.Ordinal) ? decision != condition[4..] : condition.Split('|').Contains(decision, StringComparer.Ordinal));
        var figures = counts.Where(one => Has(one.Key.Decision)).GroupBy(one => one.Key.Citizenship, one => one.Value, StringComparer.Ordinal)
            .Select(same => Figure(Conditioned(condition), same.Sum(), same.Sum(), new CountedPlace("citizenships", same.Key)));
        return new CountedTable(id, kind, "Made up", "", "permits", IsStock: true, "LIM", "annual", "", [], [.. figures], [], "", [], ["DS15a"], IsTraining: false);
    }

    private static string IdOf(string decision) => decision.Length == 0 ? "DS15a: stock of rows" : $"DS15a: stock of rows, where decision {decision}";

    private static string AddressOf(string citizenship) => citizenship.Length == 0 ? "" : $"citizenships={citizenship}";

    private static int Count(Dictionary<(string Citizenship, string Decision), int> counts, string citizenship, string decision) =>
        counts.Where(one => (citizenship.Length == 0 || one.Key.Citizenship == citizenship) && (decision.Length == 0 || one.Key.Decision == decision)).Sum(one => one.Value);

    private static CountedTable TableOf(string decision, Dictionary<(string Citizenship, string Decision), int> counts)
    {
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        var where = decision.Length == 0 ? none : new Dictionary<string, string>(StringComparer.Ordinal) { ["decision"] = decision };
        var population = new CountedPopulation(IdOf(decision), ["DS15a"], "rows", where, "stock of rows", AddsOverTime: false, IsOpen: false)
        {
            Wider = IdOf(""), WiderWhere = none, Picks = [.. where.Select(one => new CountedPlace(one.Key, one.Value))],
        };
        var figures = counts.Keys.Select(key => key.Citizenship).Append("").Distinct(StringComparer.Ordinal).Select(citizenship =>
        {
            var (value, codes) = (Count(counts, citizenship, decision), citizenship.Length == 0 ? Array.Empty<CountedPlace>() : [new CountedPlace("citizenships", citizenship)]);
            return Figure(population, value, value, codes);
        });
        return new CountedTable($"made-up-{decision}", CountedKind.Indicator, "Made up", "", "permits", IsStock: true, "LIM", "annual", "", [], [.. figures], [], "", [], ["DS15a"], IsTraining: false);
    }

    private static LedgerGroup LedgerOf(string decision, Dictionary<(string Citizenship, string Decision), int> counts, HashSet<(string Citizenship, string Decision)> hidden) => new(
        IdOf(decision), Time, "general", 3, [string.Create(CultureInfo.InvariantCulture, $"made-up-{decision}")],
        [
            .. counts.Keys.Select(key => key.Citizenship).Append("").Distinct(StringComparer.Ordinal).Select(citizenship => new LedgerCell(
                AddressOf(citizenship), Count(counts, citizenship, decision),
                !hidden.Contains((citizenship, decision)) ? HiddenFor.Nothing : (citizenship, decision) == ("GH", "granted") ? HiddenFor.Itself : HiddenFor.Another)),
        ],
        Audit: null);
}
