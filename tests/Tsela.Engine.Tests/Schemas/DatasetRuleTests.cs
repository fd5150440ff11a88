using System.Globalization;
using Tsela.Engine.Schemas;

namespace Tsela.Engine.Tests.Schemas;

public sealed class DatasetRuleTests
{
    private const string Fields =
        """
        { "name": "district", "type": "string", "tsela": { "codeLists": ["districts"] } },
        { "name": "year", "type": "year" }, { "name": "edition", "type": "string" }, { "name": "sex", "type": "string" }, { "name": "persons", "type": "number" }
        """;

    private const string Holders =
        """{ "name": "no", "type": "string" }, { "name": "from", "type": "date" }, { "name": "to", "type": "date" }""";

    private static string Rule(string check, string more = "") =>
        $$"""{ "id": "R1", "scope": "dataset", "severity": "warning", "message": "Broken.", {{more}} "check": {{check}} }""";

    private static Check Of(string rule, string rows, string fields = Fields) =>
        Check.Of(Check.Series(fields, rule), string.Join(',', fields == Fields ? ["district", "year", "edition", "sex", "persons"] : (string[])["no", "from", "to"]) + "\n" + rows);

    [Fact]
    public void A_total_that_is_not_the_sum_is_told_with_the_difference()
    {
        var rule = Rule("""{ "kind": "total", "dimension": "district", "total": "_T", "value": "persons", "within": ["year"] }""", "\"field\": \"persons\",");
        var check = Of(rule, "Maseru,2016,,,10\nBB,2016,,,20\nTotal,2016,,,31\nMaseru,2006,,,5\nTotal,2006,,,5\n");

        var finding = Assert.Single(check.Findings);
        Assert.Equal((3, "persons", "31"), (finding.Row, finding.Field, finding.Value));
        Assert.Contains("add up to 30, a difference of 1", finding.Message, StringComparison.Ordinal);
        Assert.Equal(new Share(1, 2), check.Summary.Quality.Consistency);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Totals_and_jumps_agree_with_a_plain_computation(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 400).Select(_ => (
            District: random.Next(4) switch { 0 => "LS-A", 1 => "LS-B", 2 => "LS-J", _ => "_T" },
            Year: 2000 + random.Next(40),
            Persons: (decimal)random.Next(1, 60))).DistinctBy(row => (row.District, row.Year)).ToList();
        var csv = string.Concat(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.District},{row.Year},,,{row.Persons}\n")));

        var badTotals = rows.Index().Where(r => r.Item.District == "_T"
            && rows.Any(other => other.Year == r.Item.Year && other.District != "_T")
            && rows.Where(other => other.Year == r.Item.Year && other.District != "_T").Sum(other => other.Persons) != r.Item.Persons).Select(r => r.Index + 1L);
        var total = Of(Rule("""{ "kind": "total", "dimension": "district", "total": "_T", "value": "persons", "within": ["year"] }"""), csv);
        Assert.Equal(badTotals, total.Findings.Select(finding => finding.Row));

        var badJumps = rows.Index().Where(r => rows.Where(other => other.District == r.Item.District && other.Year < r.Item.Year).OrderBy(other => other.Year).LastOrDefault() is { Year: > 0 } before
            && Math.Max(before.Persons, r.Item.Persons) > 3 * Math.Min(before.Persons, r.Item.Persons)).Select(r => r.Index + 1L);
        var jump = Of(Rule("""{ "kind": "jump", "value": "persons", "over": "year", "within": ["district"], "factorMax": 3 }"""), csv);
        Assert.Equal(badJumps, jump.Findings.Select(finding => finding.Row));
    }

    [Fact]
    public void Intervals_of_one_holder_that_overlap_are_told()
    {
        var rule = Rule("""{ "kind": "no-overlap", "from": "from", "to": "to", "within": ["no"] }""");
        var check = Of(rule, "A,2024-01-01,2024-03-31\nA,2024-03-31,2024-05-01\nA,2024-04-01,\nB,2024-01-01,\nA,2025-01-01,2025-02-01\n", Holders);

        Assert.Equal([3L, 5L], check.Findings.Select(finding => finding.Row));
        Assert.Contains("row 2", check.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_editions_with_different_figures_are_told()
    {
        var rule = Rule("""{ "kind": "editions", "value": "persons", "edition": "edition", "within": ["year", "sex"] }""");
        var check = Of(rule, ",2016,A,F,10\n,2016,B,F,11\n,2016,A,M,9\n,2016,B,M,9\n");

        Assert.Equal(2, Assert.Single(check.Findings).Row);
    }

    [Fact]
    public void Growth_that_is_nearly_the_same_for_every_member_is_told()
    {
        var rule = Rule("""{ "kind": "uniform-growth", "value": "persons", "over": "year", "across": "sex", "share": 0.8, "tolerance": 0.01 }""");
        var alike = string.Concat(Enumerable.Range(1, 6).Select(i => $",2010,,o{i},{i * 100}\n,2015,,o{i},{i * 110}\n"));
        var unlike = string.Concat(Enumerable.Range(1, 6).Select(i => $",2010,,o{i},{i * 100}\n,2015,,o{i},{i * i * 50}\n"));

        Assert.Contains("6 of 6 members", Assert.Single(Of(rule, alike).Findings).Message, StringComparison.Ordinal);
        Assert.Empty(Of(rule, unlike).Findings);
    }

    [Fact]
    public void Figures_that_are_all_round_are_told()
    {
        var rule = Rule("""{ "kind": "rounded", "value": "persons", "to": 1000 }""");

        Assert.Single(Of(rule, ",,,,1000\n,,,,42000\n,,,,7000\n").Findings);
        Assert.Empty(Of(rule, ",,,,1000\n,,,,42001\n,,,,7000\n").Findings);
    }

    [Fact]
    public void An_error_that_shows_at_the_end_rejects_the_row_late()
    {
        var rule = Rule("""{ "kind": "no-overlap", "from": "from", "to": "to", "within": ["no"] }""").Replace("warning", "error", StringComparison.Ordinal);
        var check = Of(rule, "A,2024-01-01,2024-03-31\nA,2024-02-01,2024-05-01\n", Holders);

        Assert.False(check.Rows[1].HasError);
        Assert.Equal([2L], check.Summary.RejectedLate);
        Assert.Equal((1, 1), (check.Summary.Accepted, check.Summary.Rejected));
    }

    [Fact]
    public void A_record_rule_speaks_only_where_it_is_decided()
    {
        var rule = """{ "id": "R1", "level": 1, "severity": "error", "when": "no = 'A'", "then": "to > from", "message": "It ends before it begins.", "field": "to" }""";
        var check = Of(rule, "A,2024-01-01,2023-01-01\nA,2024-01-01,\nB,2024-01-01,2023-01-01\nA,2024-01-01,2025-01-01\n", Holders);

        Assert.Equal(["1 to r1 error"], check.Said);
        Assert.Equal((new Share(1, 2), 1L), (check.Summary.Quality.Consistency, check.Summary.Quality.Undecided));
    }

    [Fact]
    public void A_value_unknown_to_the_other_series_is_told()
    {
        var rule = """{ "id": "R1", "level": 3, "severity": "warning", "scope": "across", "message": "Unknown permit.", "check": { "kind": "exists-in", "fields": ["no"], "series": "DS23a", "in": ["permit_no"] } }""";
        var options = new CheckOptions { Lookup = reference => reference is { Source: "DS23a" } ? key => key == "A" : null };
        var check = Check.Of(Check.Series(Holders, rule), "no,from,to\nA,2024-01-01,\nB,2024-01-01,\n", options);

        Assert.Equal(["2 no r1 warning"], check.Said);
        Assert.Equal(2, check.Summary.Accepted);
    }
}
