using System.Globalization;
using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.SavedTables;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

/// <summary>Tables that statisticians built and shared, protected with the indicators of the same people.</summary>
public sealed class SharedTableTests
{
    private const string Granted = "series=DS15a&columns=event.date@year&only.decision=granted";

    private static readonly Dictionary<string, string> Called = new(StringComparer.Ordinal)
    {
        ["sex"] = "sex", ["citizenship"] = "citizenship", ["citizenships"] = "citizenship", ["decision"] = "decision", ["age"] = "age", ["occupation"] = "occupation",
    };

    [Fact]
    public async Task A_shared_table_can_be_chosen_and_has_a_number_and_totals()
    {
        await using var rig = await WithPermits();
        var id = await rig.Share("Permits by citizenship and sex", $"{Granted}&rows=citizenships&rows=sex");
        var choosable = (await rig.Run<ChooseTables, Outcome<Choosable>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken))).Value;
        var choice = Assert.Single(choosable.Tables, table => table.Kind == SafeTableKind.Table);
        Assert.Equal((id, "T01", "general", "Permits by citizenship and sex"), (choice.Id, choice.PublicId, choice.Policy, choice.Title));
        Assert.Null(choice.Refused);
        var table = Assert.Single(await rig.Tables(await rig.Protect(id)));
        Assert.Equal(("T01", SafeTableKind.Table), (table.Id, table.Kind));
        Assert.Equal(choice.Cells, table.Cells.Count);
        Assert.DoesNotContain("whatever their dates", table.Definition, StringComparison.Ordinal);
        Assert.NotNull(table.Cell("2023")!.Value);
        Assert.Null(table.Cell("2023", ("citizenships", "GH"))!.Value);
        Assert.DoesNotContain(table.Cells, cell => cell.Value is 1 or 2);
    }

    [Fact]
    public async Task A_table_that_cannot_be_held_against_others_says_so_where_it_would_be_chosen_and_when_it_is()
    {
        await using var rig = await WithPermits();
        var id = await rig.Share("All times", "series=DS15a&rows=sex");
        var choosable = (await rig.Run<ChooseTables, Outcome<Choosable>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken))).Value;
        Assert.Contains("by year", Assert.Single(choosable.Tables, table => table.Kind == SafeTableKind.Table).Refused, StringComparison.Ordinal);
        var protection = await rig.Protect(id, "LIM-01");
        Assert.Contains("by year", Assert.Single(protection.Refused).Reason, StringComparison.Ordinal);
        Assert.Equal("LIM-01", Assert.Single(protection.Tables).Id);
    }

    [Theory]
    [InlineData("only.sex=F&rows=citizenships")]
    [InlineData("only.sex=F&rows=citizenships", "only.sex=M&rows=citizenships")]
    [InlineData("rows=citizenships&rows=sex", "rows=sex&rows=citizenships")]
    [InlineData("only.occupation=2&rows=sex", "rows=occupation&rows=sex")]
    [InlineData("only.occupation=2&only.occupation=5&rows=citizenships", "only.occupation=2&rows=citizenships")]
    public async Task No_hidden_figure_follows_from_the_shown_ones_of_indicators_and_tables(params string[] asked)
    {
        await using var rig = await WithPermits();
        var tables = new List<string>();
        foreach (var question in asked)
        {
            tables.Add(await rig.Share($"Table {tables.Count + 1}", $"{Granted}&{question}"));
        }

        var protection = await rig.Protect(["LIM-01", .. tables]);
        Assert.Empty(protection.Refused);
        var attack = new PublicAttack("sex", "citizenship", "occupation", "age", SafeDimension.Time);
        foreach (var table in await rig.Tables(protection))
        {
            Know(attack, table, table.Id == "LIM-01" ? "" : asked[int.Parse(table.Id.AsSpan(1), CultureInfo.InvariantCulture) - 1]);
        }

        attack.Also("sex", "F", "M");
        Assert.Empty(attack.Recovered());
        Assert.All(protection.Audits, audit => Assert.Equal((0, 0), (audit.Audit.Recovered, audit.Audit.PrimariesBelowMinimum)));
    }

    [Theory]
    [InlineData("only.sex=F&rows=citizenships")]
    [InlineData("only.sex=F&only.occupation=2&rows=citizenships", "only.sex=M&only.occupation=2&rows=citizenships")]
    [InlineData("rows=citizenships&rows=sex", "rows=sex&rows=occupation&measure=persons")]
    public async Task What_was_released_is_released_again_as_it_was(params string[] asked)
    {
        await using var rig = await WithPermits(("KE", 4));
        var chosen = new List<string> { "LIM-01" };
        foreach (var question in asked)
        {
            chosen.Add(await rig.Share($"Table {chosen.Count}", $"{Granted}&{question}"));
        }

        var first = await rig.Protect([.. chosen]);
        await rig.MarkPublic(first);
        var again = await rig.Protect([.. chosen]);
        Assert.Empty(first.Refused);
        Assert.Empty(again.Refused);
        foreach (var (before, after) in (await rig.Tables(first)).Zip(await rig.Tables(again)))
        {
            Assert.Equal(before.Cells.Select(cell => (string.Join(',', cell.At), cell.Value)), after.Cells.Select(cell => (string.Join(',', cell.At), cell.Value)));
        }
    }

    [Fact]
    public async Task Persons_who_are_counted_under_two_codes_do_not_make_a_sum_seem_complete()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        // fifteen women and fifteen men, of whom one was written down as a man at one post and as unknown at another
        await rig.Deliver("DS20e", "2023", Crossings());
        await rig.Take();
        var month = await rig.Share("Crossings by month", "series=DS20e&rows=event.date@month&columns=direction&totals=on");
        var protection = await rig.Protect("CBM-03", "CBM-04", month);
        Assert.Empty(protection.Refused);
        Assert.Equal(["CBM-03", "CBM-04", "T01"], protection.Tables.Select(table => table.Id));
        var persons = (await rig.Tables(protection)).Single(table => table.Id == "CBM-03");
        Assert.Equal(30, persons.Cell("2023")!.Value);
        Assert.Null(persons.Cell("2023", ("sex", "U"))!.Value);
        Assert.NotNull(persons.Cells.First(cell => cell.Value > 3));
    }

    [Fact]
    public async Task The_same_cell_has_one_fate_in_an_indicator_and_in_every_table()
    {
        await using var rig = await WithPermits();
        var women = await rig.Share("Women", $"{Granted}&only.sex=F&rows=birth_date@age5");
        var all = await rig.Share("All", $"{Granted}&rows=sex&rows=birth_date@age5");
        var tables = (await rig.Tables(await rig.Protect("LIM-01", women, all))).ToDictionary(table => table.Id, StringComparer.Ordinal);
        var cells = tables["LIM-01"].Dimensions.Single(dimension => dimension.Id == "age").Codes.Where(code => code.Code != SafeDimension.Total).Select(code => code.Code).ToList();
        Assert.NotEmpty(cells);
        foreach (var age in cells)
        {
            var fates = new[] { tables["LIM-01"].Cell("2023", ("sex", "F"), ("age", age)), tables["T01"].Cell("2023", ("age", age)), tables["T02"].Cell("2023", ("sex", "F"), ("age", age)) }.Select(cell => cell?.Value).Distinct();
            Assert.Single(fates);
        }
    }

    [Fact]
    public async Task Ages_that_cut_those_of_an_indicator_are_refused_and_ages_made_up_of_them_are_not()
    {
        await using var rig = await WithPermits();
        var cutting = await rig.Share("Adults", $"{Granted}&rows=birth_date@0-17|18%2B");
        var whole = await rig.Share("Working age", $"{Granted}&rows=birth_date@0-14|15-64|65%2B");
        var protection = await rig.Protect("LIM-01", cutting, whole);
        var refused = Assert.Single(protection.Refused);
        Assert.Equal(cutting, refused.Id);
        Assert.Contains("LIM-01", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(["LIM-01", "T02"], protection.Tables.Select(table => table.Id));
    }

    [Fact]
    public async Task A_table_of_a_later_release_does_not_give_away_what_the_indicator_hides()
    {
        await using var rig = await WithPermits();
        var first = await rig.Protect("LIM-01");
        await rig.MarkPublic(first);
        var id = await rig.Share("Women", $"{Granted}&only.sex=F&rows=citizenships");
        var second = await rig.Protect(id);
        Assert.Empty(second.Refused);
        var attack = new PublicAttack("sex", "citizenship", "occupation", "age", SafeDimension.Time);
        Know(attack, Assert.Single(await rig.Tables(first)), "");
        Know(attack, Assert.Single(await rig.Tables(second)), "only.sex=F");
        Assert.Empty(attack.Recovered());
    }

    [Fact]
    public async Task An_indicator_of_a_later_release_does_not_give_away_what_a_table_hides_even_when_the_table_is_deleted()
    {
        await using var rig = await WithPermits();
        var id = await rig.Share("Women", $"{Granted}&only.sex=F&rows=citizenships");
        var first = await rig.Protect(id);
        await rig.MarkPublic(first);
        var owner = Guid.Parse(id[6..]);
        Assert.True((await rig.Run<DeleteTable, Outcome<Done>>(slice => slice.Handle(new(owner), TestContext.Current.CancellationToken))).Succeeded);
        var second = await rig.Protect("LIM-01");
        var attack = new PublicAttack("sex", "citizenship", "occupation", "age", SafeDimension.Time);
        Know(attack, Assert.Single(await rig.Tables(first)), "only.sex=F");
        Know(attack, Assert.Single(await rig.Tables(second)), "");
        Assert.Empty(attack.Recovered());
        Assert.Equal("T02", (await rig.Share("Women", $"{Granted}&only.sex=F&rows=citizenships")) is { } again ? Assert.Single(await rig.Tables(await rig.Protect(again))).Id : "");
    }

    [Fact]
    public async Task Persons_do_not_show_what_records_hide()
    {
        await using var rig = await WithPermits();
        var id = await rig.Share("Persons", $"{Granted}&rows=citizenships&measure=persons");
        var tables = (await rig.Tables(await rig.Protect("LIM-01", id))).ToDictionary(table => table.Id, StringComparer.Ordinal);
        var hidden = 0;
        foreach (var code in tables["LIM-01"].Dimensions.Single(dimension => dimension.Id == "citizenship").Codes.Where(code => code.Code != SafeDimension.Total))
        {
            var (records, persons) = (tables["LIM-01"].Cell("2023", ("citizenship", code.Code))!.Value, tables["T01"].Cell("2023", ("citizenships", code.Code))!.Value);
            hidden += records is null ? 1 : 0;
            Assert.Equal(records is null, persons is null);
        }

        Assert.True(hidden > 1);
    }

    private static void Know(PublicAttack attack, SafeTable table, string asked)
    {
        var only = asked.Split('&').Where(part => part.StartsWith("only.", StringComparison.Ordinal)).Select(part => part[5..].Split('=')).GroupBy(part => part[0], part => part[1], StringComparer.Ordinal)
            .Select(group => (group.Key, (Func<string, bool>)(code => group.Contains(code)))).ToArray();
        attack.Know(table, Called, only);
    }

    private static async Task<StatisticsRig> WithPermits(params (string Citizenship, int Count)[] more)
    {
        var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", Permits(new Random(11), more));
        await rig.Take();
        return rig;
    }

    private static List<IReadOnlyDictionary<string, string>> Crossings()
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        for (var i = 0; i < 30; i++)
        {
            Add(i, i % 2 == 0 ? "F" : "M");
        }

        Add(13, "U");
        return rows;

        void Add(int person, string sex) => rows.Add(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["crossed_at"] = $"2023-{(rows.Count % 12) + 1:00}-03", ["border_post"] = person % 3 == 0 ? "MSB" : "CLP", ["direction"] = "entry", ["crossing_outcome"] = "admitted",
            ["surname"] = $"Mo{person}", ["given_names"] = "Test", ["sex"] = sex, ["citizenships"] = "LS", ["birth_date"] = "1980-02-01", ["document_no"] = $"P{person:0000}",
            ["purpose"] = person < 12 ? "22" : "10", ["traveller_class"] = "resident-citizen",
        });
    }

    // many of some countries, one or two of others; occupations of major groups
    private static List<IReadOnlyDictionary<string, string>> Permits(Random random, (string Citizenship, int Count)[] more)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        foreach (var (citizenship, count) in new[] { ("CN", 70), ("IN", 41), ("ZA", 30), ("NG", 9), ("GH", 2), ("DE", 3), ("ET", 1) })
        {
            for (var i = 0; i < count; i++)
            {
                var month = random.Next(1, 13);
                var sex = citizenship == "DE" || random.Next(4) > 0 ? "M" : "F";
                var occupation = random.Next(6) == 0 ? "5" : random.Next(9) == 0 ? "1" : "2";
                Add(citizenship, i, month, sex, occupation, random.Next(1955, 2008));
            }
        }

        foreach (var (citizenship, count) in more)
        {
            for (var i = 0; i < count; i++)
            {
                Add(citizenship, i, 5, i % 2 == 0 ? "F" : "M", "2", 1980);
            }
        }

        return rows;

        void Add(string citizenship, int number, int month, string sex, string occupation, int born) => rows.Add(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["surname"] = $"Mo{citizenship}{number}", ["given_names"] = "Test", ["sex"] = sex, ["citizenships"] = citizenship, ["occupation"] = occupation,
            ["birth_date"] = $"{born}-02-01", ["document_no"] = $"P{citizenship}{number:0000}", ["permit_no"] = $"W-{rows.Count:00000}",
            ["issued_on"] = $"2023-{month:00}-03", ["valid_from"] = $"2023-{month:00}-03", ["valid_to"] = "2024-12-31", ["decision"] = "granted",
        });
    }
}
