using Tsela.Access;
using Tsela.Catalogue.Loading;
using Tsela.Disclosure;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting;
using Tsela.Disclosure.Sets;
using Tsela.Shared;
using Tsela.Statistics;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

public sealed class ProtectTablesTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_count_below_the_minimum_is_not_in_the_protected_table(Engine engine)
    {
        await using var rig = await StatisticsRig.Start(engine);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 60), ("CN", "F", 30), ("IN", "M", 40), ("IN", "F", 20), ("GH", "M", 2)));
        await rig.Take();
        var protection = await rig.Protect("LIM-01");
        var table = Assert.Single(await rig.Tables(protection));
        Assert.Equal(152, table.Cell("2023")!.Value);
        var ghana = table.Cell("2023", ("citizenship", "GH"))!;
        Assert.Null(ghana.Value);
        Assert.Equal(SafeSymbols.Suppressed, ghana.Symbol);
        Assert.Equal(92 + 10, table.Cell("2023", ("sex", "M"))!.Value);
        Assert.Equal("general", table.Protection.Policy);
        Assert.True(table.Protection.Hidden > 0);
    }

    [Fact]
    public async Task What_can_be_chosen_says_by_which_policy_it_would_be_protected()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 60)));
        await rig.Take();
        var choosable = (await rig.Run<ChooseTables, Outcome<Choosable>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken))).Value;
        var permits = Assert.Single(choosable.Tables, table => table.Id == "LIM-01");
        Assert.Equal(("general", "LIM", SafeTableKind.Indicator), (permits.Policy, permits.Category, permits.Kind));
    }

    [Fact]
    public async Task Nothing_chosen_and_an_unknown_table_are_refused_in_a_sentence()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 60)));
        await rig.Take();
        var nothing = await rig.Run<ProtectTables, Outcome<Protection>>(slice => slice.Handle(new(Snapshot: null, []), TestContext.Current.CancellationToken));
        Assert.Equal("protection.nothing-chosen", nothing.Problem!.Code);
        var unknown = await rig.Protect("LIM-99");
        Assert.Null(unknown.Set);
        Assert.Contains("LIM-99", Assert.Single(unknown.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_may_not_protect()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        var reader = new Actor("reader", Rights.Of(Role.Reader), Institution: null, Role.Reader);
        var refused = await rig.Run<ProtectTables, Outcome<Protection>>(slice => slice.Handle(new(Snapshot: null, ["LIM-01"]), TestContext.Current.CancellationToken), reader);
        Assert.Equal(ProblemKind.NotAllowed, refused.Problem!.Kind);
    }

    [Fact]
    public async Task The_first_figure_shown_of_another_source_carries_a_break_and_a_note_names_both()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("RF09", "2010", [new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["period"] = "2010", ["year"] = "2010", ["coverage"] = "ALL", ["persons"] = "35000", ["producer"] = "TEBA", ["source"] = "made up here",
        }]);
        await rig.Deliver("DS34a", "2021", [.. Miners(2, "2021-01-05"), .. Miners(40, "2021-03-05")]);
        await rig.Take();
        var miners = Assert.Single(await rig.Tables(await rig.Protect("LEM-03")));
        Assert.DoesNotContain(SafeSymbols.Break, miners.Cell("2010-12-31")!.Symbol, StringComparison.Ordinal);
        // two miners are not shown, so the break waits for the first month that is
        Assert.Equal((null, SafeSymbols.Suppressed), (miners.Cell("2021-01-31")!.Value, miners.Cell("2021-01-31")!.Symbol));
        Assert.Equal((42, "bp"), (miners.Cell("2021-03-31")!.Value, miners.Cell("2021-03-31")!.Symbol));
        Assert.Equal("p", miners.Cell("2021-04-30")!.Symbol);
        Assert.Contains(miners.Notes, note => note.Contains("(RF09)", StringComparison.Ordinal) && note.Contains("(DS34a)", StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_of_a_whole_that_is_public_are_refused_where_each_would_be_known_to_be_few()
    {
        var population = new CountedPopulation("made up", ["DS15a"], "rows", new Dictionary<string, string>(StringComparer.Ordinal), "rows", AddsOverTime: false, IsOpen: false);
        CountedPart Part(int value, params CountedPlace[] codes) => new(population, PartRole.Whole, "2023-12-31", codes, value, value, value, 0, 0);
        CountedFigure Figure(int value, params CountedPlace[] codes) => new("2023-12-31", codes, value, value == 0 ? "-" : "", IsTraining: false, [Part(value, codes)]);
        List<CountedFigure> figures = [Figure(3), Figure(1, new CountedPlace("sex", "F")), Figure(2, new CountedPlace("sex", "M")), Figure(0, new CountedPlace("sex", "X"))];
        var table = new CountedTable("LIM-01", CountedKind.Indicator, "Made up", "", "persons", IsStock: true, "LIM", "annual", "", [], figures, [], "", [], ["DS15a"], IsTraining: false);
        // the whole is public already: whoever sees that there is nobody of X knows of each other part that it is one or two
        var ledger = new PublicLedger([(Guid.Empty, new SetLedger([new LedgerGroup("made up", "2023-12-31", "general", 3, ["LIM-01"], [new LedgerCell("", 3, HiddenFor.Nothing)], Audit: null)], [], []), [])]);
        var reference = ReferenceFolder.Find();
        var policies = PolicyBook.Of(reference, CatalogueLoader.Load(reference).Catalogue!);
        var groups = ProtectedGroups.Of([table], policies, ledger, TestContext.Current.CancellationToken);
        var group = Assert.Single(groups.All);
        Assert.Contains("cannot be prot", group.Refused, StringComparison.Ordinal);
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Miners(int count, string from) => Enumerable.Range(0, count).Select(i =>
        (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["record_no"] = $"{from}-{i}", ["surname"] = $"Mo{from}{i}", ["given_names"] = "Test", ["sex"] = "M", ["birth_date"] = $"{1970 + (i % 20)}-02-01",
            ["national_id_no"] = $"{from}{i:0000}", ["country_of_birth"] = "LS", ["citizenships"] = "LS", ["agreement_no"] = $"A{from}-{i}", ["agreement_from"] = from, ["agreement_to"] = "2021-12-31",
        });
}
