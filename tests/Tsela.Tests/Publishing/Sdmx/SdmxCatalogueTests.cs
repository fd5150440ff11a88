using Tsela.Catalogue;
using Tsela.Catalogue.Loading;
using Tsela.Disclosure;
using Tsela.Engine.Sdmx;
using Tsela.Publishing;
using Tsela.Publishing.Sdmx;
using Tsela.Shared;

namespace Tsela.Tests.Publishing.Sdmx;

public sealed class SdmxCatalogueTests
{
    private static readonly Lazy<NationalCatalogue> National = new(() => CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!);

    [Fact]
    public void A_table_is_a_dataflow_with_frequency_and_area_first()
    {
        var flow = Assert.Single(Of(SampleTables.WorkPermits()).Flows);
        Assert.Equal(new StructureReference(StructureKind.Dataflow, "LSBOS", "DF_LIM_01", "1.0"), flow.Dataflow.Reference);
        Assert.Equal("DSD_LIM_01", flow.Structure.Reference.Id);
        Assert.Equal(["FREQ", "REF_AREA", "SEX"], flow.Dimensions.Select(dimension => dimension.Id));
        Assert.Equal(["A", "Q"], flow.Dimensions[0].Codes.Select(code => code.Id));
        Assert.Equal(["LS", "LS-A", "LS-D", "LS-H"], flow.Dimensions[1].Codes.Select(code => code.Id));
        Assert.Equal("LS", flow.Dimensions[1].Codes[1].Parent);
        Assert.Equal("SDMX", flow.Dimensions[2].CodeList.Agency);
    }

    [Fact]
    public void Every_cell_is_one_observation_of_one_series_in_the_order_of_time()
    {
        var table = SampleTables.WorkPermits();
        var flow = Of(table).Flows[0];
        var series = flow.Series().ToList();
        Assert.Equal(table.Cells.Count, series.Sum(one => one.Observations.Count));
        Assert.Equal(series.Count, series.Select(one => string.Join('.', one.Key)).Distinct(StringComparer.Ordinal).Count());
        Assert.All(series, one => Assert.Equal(one.Observations.Select(observation => observation.Place).Order(), one.Observations.Select(observation => observation.Place)));
        var asked =
            from one in series
            from observation in one.Observations
            select (Sex: flow.Dimensions[2].Codes[one.Key[2]].Id, Area: flow.Dimensions[1].Codes[one.Key[1]].Id, flow.Periods[observation.Place].Text, observation.Value);
        var expected =
            from cell in table.Cells
            let area = table.Dimensions[1].Codes[cell.At[1]].Code
            select (Sex: table.Dimensions[0].Codes[cell.At[0]].Code, Area: area == "_T" ? "LS" : area, Text: table.Time.Codes[cell.At[2]].Code, cell.Value);
        Assert.Equal(expected.Order(), asked.Order());
    }

    [Fact]
    public void Only_the_codes_asked_for_are_read()
    {
        var flow = Of(SampleTables.WorkPermits()).Flows[0];
        var only = flow.Series([[false, true], null, [false, true, false]]).ToList();
        Assert.Equal(4, only.Count);
        Assert.All(only, series => Assert.Equal((1, 1), (series.Key[0], series.Key[2])));
    }

    [Fact]
    public void Symbols_become_statuses_and_a_hidden_cell_does_not_say_why()
    {
        var flow = Of(SampleTables.WorkPermits(), SampleTables.Residents(), SampleTables.Remittances());
        var permits = flow.Flows.Single(one => one.Table.Id == "LIM-01").Series().SelectMany(series => series.Observations).ToList();
        Assert.All(permits.Where(one => one.Value is null), one => Assert.Equal(("Q", "C"), (one.Status.Observation, one.Status.Confidentiality)));
        Assert.Contains(permits, one => one.Status.Observation == "P");
        Assert.Contains(flow.Flows.Single(one => one.Table.Id == "REM-01").Series().Single().Observations, one => one is { Value: null, Status.Observation: "O" });
        Assert.Equal("B", flow.Flows.Single(one => one.Table.Id == "LTI-03").Series().First().Observations[2].Status.Observation);
    }

    [Fact]
    public void A_stock_at_the_end_of_a_year_is_the_figure_of_the_year()
    {
        var flow = Of(SampleTables.Residents()).Flows[0];
        Assert.Equal(["2020", "2021", "2022", "2023", "2024"], flow.Periods.Select(period => period.Text));
        Assert.Equal("E", flow.Attributes.Single(attribute => attribute.Id == "TIME_PER_COLLECT").Code);
    }

    [Theory]
    [InlineData("quarterly", "2024-03-31 2024-12-31", "2024-Q1 2024-Q4", "Q")]
    [InlineData("annual", "2023-06-30 2024-06-30", "2023-Q2 2024-Q2", "Q")]
    [InlineData("monthly", "2024-12-31", "2024-12", "M")]
    [InlineData("annual", "2024-04-10 2024-12-31", "2024-04-10 2024-12-31", "I")]
    [InlineData("annual", "2024 2024-12-31", "2024 2024-12-31", "A D")]
    [InlineData("survey", "2011-2016 2017/18", "2011-01-01/P6Y 2017-01-01/P2Y", "I")]
    public void Times_become_periods_of_the_standard(string periodicity, string times, string periods, string frequencies)
    {
        var time = new SafeDimension("time", "Time", SafeDimensionKind.Time, null, [.. times.Split(' ').Select(code => new SafeCode(code, code))]);
        var flow = Assert.Single(Of(SampleTables.Make("LTI-09", SafeTableKind.Indicator, "Stock", "persons", true, "LTI", periodicity, [time], [.. time.Codes.Select((_, place) => new SafeCell([place], place, ""))])).Flows);
        Assert.Equal(periods, string.Join(' ', flow.Periods.Select(period => period.Text)));
        Assert.Equal(frequencies, string.Join(' ', flow.Dimensions[0].Codes.Select(code => code.Id)));
    }

    [Fact]
    public void A_table_whose_times_are_no_periods_is_left_to_other_formats()
    {
        var time = new SafeDimension("time", "Time", SafeDimensionKind.Time, null, [new("before the war", "Before the war")]);
        Assert.Empty(Of(SampleTables.Make("LTI-09", SafeTableKind.Table, "Stock", "persons", true, null, "annual", [time], [new([0], 1, "")])).Flows);
    }

    [Fact]
    public void A_table_without_districts_is_about_the_country_and_one_of_ages_has_composed_codes()
    {
        var ages = new SafeDimension("age", "Age", SafeDimensionKind.Code, "age-groups-five-year", [new("_T", "All ages"), new("05-09", "5-9", "_T"), new("80+", "80 and over", "_T")]);
        var time = new SafeDimension("time", "Time", SafeDimensionKind.Time, null, [new("2024", "2024")]);
        var table = SampleTables.Make("MCH-01", SafeTableKind.Indicator, "Children", "persons", false, "MCH", "annual", [ages, time], [new([0, 0], 3, ""), new([1, 0], 2, "pe"), new([2, 0], 1, "")]);
        var catalogue = Of(table);
        var flow = catalogue.Flows[0];
        Assert.Equal(["FREQ", "REF_AREA", "AGE"], flow.Dimensions.Select(dimension => dimension.Id));
        Assert.Equal(["_T", "Y5T9", "Y_GE80"], flow.Dimensions[2].Codes.Select(code => code.Id));
        Assert.Equal("LS", flow.Dimensions[1].Codes[flow.Series().First().Key[1]].Id);
        var status = flow.Series().ElementAt(1).Observations[0].Status;
        Assert.Equal("E", status.Observation);
        Assert.Contains("provisional", status.Comment, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reference_is_kept_and_every_code_is_in_its_list()
    {
        var catalogue = Of([.. SampleTables.All()]);
        Assert.All(catalogue.Structures.SelectMany(structure => structure.References), reference => Assert.NotNull(catalogue.Find(reference)));
        foreach (var dimension in catalogue.Flows.SelectMany(flow => flow.Dimensions))
        {
            var list = Assert.IsType<ItemScheme>(catalogue.Find(dimension.CodeList));
            Assert.All(dimension.Codes, code => Assert.NotNull(list.Find(code.Id)));
        }
    }

    internal static SdmxCatalogue Of(params SafeTable[] tables) => SdmxCatalogue.Of(
        new PublicEdition([(new PublicRelease("R-1", "First", "", SampleTables.ExtractedAt, [.. tables.Select(table => table.Id)], null, null), tables)]), National.Value);
}
