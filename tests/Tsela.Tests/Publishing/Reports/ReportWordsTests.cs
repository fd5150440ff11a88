using Tsela.Catalogue;
using Tsela.Catalogue.Loading;
using Tsela.Disclosure;
using Tsela.Publishing;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Templates;
using Tsela.Publishing.WorkingGroup;
using Tsela.Shared;

namespace Tsela.Tests.Publishing.Reports;

public sealed class ReportWordsTests
{
    private static readonly NationalCatalogue Catalogue = CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!;

    private static readonly DateTime First = SampleTables.ExtractedAt;

    [Theory]
    [InlineData("12 c 26 c c", "Deported: 26 persons in 2023; the figures of 2024 and 2025 are not shown, to protect the people counted.")]
    [InlineData("12 14 0 c 0", "Deported: nil in 2025, and nil in 2023; between them the figure of 2024 is not shown, to protect the people counted.")]
    [InlineData("c c c c c", "Deported: the figures of 2021 to 2025 are not shown, to protect the people counted.")]
    [InlineData("c c 12 14 20", "Deported rose by 6 to 20 persons in 2025, from 14 in 2024.")]
    [InlineData("90 90 90 100 110", "Deported rose by 10.0 % to 110 persons in 2025, from 100 in 2024.")]
    [InlineData(".. .. .. 60 60", "Deported stayed at 60 persons in 2025, from 60 in 2024.")]
    public void A_figure_that_is_kept_back_is_never_passed_over_in_silence(string years, string says)
    {
        var filled = Fill(Edition(Deported(years)), new TableTemplate("T1", "Deported", ["IRE-01"], "time"));
        Assert.Equal([says], filled.Sentences);
    }

    [Theory]
    [InlineData("100 60 30 10", "By post the largest part in 2025 was A with 60.0 % (60), then B with 30.0 % (30).")]
    [InlineData("100 50 50 0", "By post the largest parts in 2025 were A and B with 50.0 % (50) each.")]
    [InlineData("100 60 30 c", "By post the largest part in 2025 was A with 60.0 % (60), then B with 30.0 % (30); 1 further part is not shown, to protect the people counted.")]
    [InlineData("100 30 20 c", "By post the largest part of those shown in 2025 was A with 30.0 % (30), then B with 20.0 % (20); 1 further part is not shown, to protect the people counted.")]
    [InlineData("20 12 6 2", "By post the largest part in 2025 was A with 12 of 20, then B with 6 of 20.")]
    public void The_largest_part_is_claimed_as_far_as_what_is_shown_allows(string figures, string says)
    {
        var posts = new SafeDimension("post", "Post", SafeDimensionKind.Code, null, [new("_T", "All"), new("A", "A", "_T"), new("B", "B", "_T"), new("C", "C", "_T")]);
        var table = Table([posts, Years(2025, 2025)], [.. figures.Split(' ').Select((figure, at) => Cell(figure, at, 0))]);
        Assert.Equal(says, Fill(Edition(table), new TableTemplate("T1", "Deported by post", ["IRE-01"], "post", "time")).Sentences[^1]);
    }

    [Fact]
    public void A_table_of_estimates_has_a_row_for_each_that_says_what_it_counts()
    {
        SafeDimension Named(string id, params string[] codes) => new(id, id, SafeDimensionKind.Code, null, [new("_T", "Total"), .. codes.Select(code => new SafeCode(code, code))]);
        var table = SampleTables.Make(
            "RF10", SafeTableKind.Published, "Estimates", "persons", true, "DIA", "annual", [Named("estimate", "World Bank", "Census"), Named("bound", "low", "high"), Years(2010, 2011)],
            [new([1, 2, 0], 350_657, ""), new([2, 1, 1], 160_806, "e")]);
        var edition = Edition(table);
        var filled = Fill(edition, new TableTemplate("T1", "Estimates", ["RF10"], "time, estimate", Any: ["bound"])).Table!;
        Assert.Equal(["2010, World Bank", "2011, Census"], filled.Rows.Select(row => row.Label));
        Assert.Equal(["350,657", "160,806 e"], filled.Rows.Select(row => row.Cells[0].Shown));
        Assert.Contains(filled.Facts, fact => fact is { Label: "Reference", Text: "Stock on 2010 to 2011." });
        Assert.Empty(Fill(edition, new TableTemplate("T1", "Estimates", ["RF10"], "time, estimate")).Table?.Rows ?? []);
    }

    [Fact]
    public void A_hidden_figure_is_a_symbol_on_a_map_and_named_under_a_chart()
    {
        var districts = new SafeDimension("district", "District", SafeDimensionKind.District, "districts", [new("_T", "All"), new("LS-A", "Maseru", "_T"), new("LS-B", "Botha-Bothe", "_T")]);
        var filled = Fill(Edition(Table([districts, Years(2025, 2025)], [Cell("20", 0, 0), Cell("12", 1, 0), Cell("c", 2, 0)])), new TableTemplate("T1", "By district", ["IRE-01"], "district", "time")).Table;
        var map = Charts.Of(new MapTemplate("M1", "Map", "T1"), filled)!;
        Assert.Equal(("12", "c", ".."), (map.Shown("LS-A"), map.Shown("LS-B"), map.Shown("LS-C")));
        Assert.Equal("Not drawn, because not shown to protect the people counted: Botha-Bothe.", Charts.Of(new ChartTemplate("C1", "Chart", "bar", "T1"), filled)!.HiddenWords);
    }

    [Fact]
    public void A_new_version_tells_what_is_another_down_to_its_parts()
    {
        var before = SampleTables.WorkPermits();
        var revised = With(before, [.. before.Cells.Select((cell, at) => at == 0 ? cell with { Value = cell.Value + 5 } : IsPart(before, cell) && cell.Value is not null ? cell with { Value = cell.Value + 1 } : cell)]);
        var rows = Changes.Of(new PublicEdition([(Release("R-1"), [before, SampleTables.Remittances()]), (Release("R-2") with { Corrects = "R-1", Reason = "a file came late" }, [revised])])).Rows.ToList();
        var row = Assert.Single(rows);
        Assert.StartsWith("Corrected: a file came late.", row[2], StringComparison.Ordinal);
        Assert.Contains("1 earlier total revised", row[2], StringComparison.Ordinal);
        Assert.Contains("figures of parts are revised", row[2], StringComparison.Ordinal);
        var hidden = With(before, [.. before.Cells.Select(cell => cell.Value is null ? cell : cell with { Value = null, Symbol = SafeSymbols.Suppressed })]);
        Assert.Contains("no longer shown, to protect", Changes.Of(new PublicEdition([(Release("R-1"), [before]), (Release("R-2"), [hidden])])).Rows.Single()[2], StringComparison.Ordinal);
        Assert.Equal("The same figures, drawn again.", Changes.Of(new PublicEdition([(Release("R-1"), [before]), (Release("R-2"), [before])])).Rows.Single()[2]);
    }

    [Fact]
    public void A_table_names_who_validated_it_and_says_where_nobody_did_or_only_an_earlier_version()
    {
        var edition = Edition(Deported("1 2 3 4 5"));
        var day = DateOnly.FromDateTime(First);
        string Of(params Decision[] decisions) => new Validations(edition, decisions).Of(edition.Tables[0]);
        Assert.Contains("no validation by the working group is on record", Of(), StringComparison.Ordinal);
        Assert.StartsWith($"by The group on {Numbers.Day(First)} (WG-1)", Of(Validation("IRE-01", day)), StringComparison.Ordinal);
        Assert.StartsWith("by The group", Of(Validation("R-1", day.AddDays(-9))), StringComparison.Ordinal);
        Assert.Contains("an earlier version was validated by The group", Of(Validation("IRE-01", day.AddDays(-9))), StringComparison.Ordinal);
        Assert.Contains("no validation", Of(Validation("IRE-02", day)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_release_could_protect_is_a_gap_that_says_so()
    {
        var edition = new PublicEdition([(Release("R-1") with { Refused = ["IMM-06"] }, [Deported("1 2 3 4 5")])]);
        Assert.Contains("Release R-1 left it out", Assert.Single(Fill(edition, new TableTemplate("T1", "Citizenship", ["IMM-06"], "time")).Gaps), StringComparison.Ordinal);
    }

    private static SafeTable With(SafeTable table, IReadOnlyList<SafeCell> cells) =>
        SampleTables.Make(table.Id, table.Kind, table.Title, table.Unit, table.IsStock, "LIM", "annual", table.Dimensions, cells);

    private static bool IsPart(SafeTable table, SafeCell cell) => cell.At.SkipLast(1).Where((code, place) => table.Dimensions[place].Codes[code].Code != SafeDimension.Total).Any();

    private static Decision Validation(string about, DateOnly day) => new()
    {
        Id = Guid.NewGuid(), Number = 1, Kind = DecisionKind.Validation, Title = "Right", Text = "As minuted.", DecidedOn = day, DecidedBy = "The group", About = about, IsPublic = true,
        EnteredBy = "statistician", EnteredAt = First,
    };

    private static FilledResult Fill(PublicEdition edition, TableTemplate template) => new TableFilling(edition, Catalogue, ReportPeriod.OfYear(2025), new Validations(edition, [])).Fill(template);

    private static PublicEdition Edition(SafeTable table) => new([(Release("R-1"), [table])]);

    private static PublicRelease Release(string code) => new(code, "A release", "", First, [], Corrects: null, Reason: null);

    private static SafeTable Deported(string years) => Table([Years(2021, 2025)], [.. years.Split(' ').Select((figure, at) => (figure, at)).Where(one => one.figure != "..").Select(one => Cell(one.figure, one.at))]);

    private static SafeTable Table(IReadOnlyList<SafeDimension> dimensions, IReadOnlyList<SafeCell> cells) =>
        SampleTables.Make("IRE-01", SafeTableKind.Indicator, "Deported", "persons", false, "IRE", "annual", dimensions, cells);

    private static SafeDimension Years(int first, int last) => new(SafeDimension.Time, "Time", SafeDimensionKind.Time, null, [.. Enumerable.Range(first, last - first + 1).Select(year => new SafeCode($"{year}", $"{year}"))]);

    private static SafeCell Cell(string figure, params int[] at) => figure == "c" ? new(at, null, "c") : new(at, decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture), figure == "0" ? "-" : "");
}
