using Tsela.Engine.Schemas;

namespace Tsela.Engine.Tests.Schemas;

public sealed class HeaderTests
{
    private const string Fields =
        """
        { "name": "district", "title": "District", "type": "string", "constraints": { "required": true }, "tsela": { "codeLists": ["districts"], "aliases": ["Setereke"] } },
        { "name": "year", "title": "Year", "type": "year", "constraints": { "required": true } },
        { "name": "persons", "title": "Number of persons", "type": "integer", "constraints": { "required": true } },
        { "name": "office", "title": "Office", "type": "string", "tsela": { "system": true } }
        """;

    private static Check Of(string csv, CheckOptions? options = null) => Check.Of(Check.Series(Fields), csv, options);

    [Fact]
    public void Finds_the_header_below_title_rows()
    {
        var check = Of("Population of Lesotho,,\nBureau of Statistics,,\n,,\nSETEREKE,Year,number-of persons\nMaseru,2016,519186\n");

        Assert.Equal(4, check.Summary.Header!.SheetRow);
        Assert.Equal([MatchedBy.Alias, MatchedBy.Name, MatchedBy.Title], check.Summary.Header.Columns.Select(column => column.By));
        Assert.Equal(1, check.Summary.Accepted);
    }

    [Fact]
    public void Leaves_out_totals_footnotes_blank_rows_and_repeated_headers()
    {
        var check = Of("District,Year,Number of persons\nMaseru,2016,10\n,,\nDistrict,Year,Number of persons\nBB,2016,20\nGrand total,,30\nSource: Census 2016,,\n* provisional,,\n");

        Assert.Equal(2, check.Summary.Rows);
        Assert.Equal(2, check.Summary.Accepted);
        Assert.Equal(["3  row-left-out info", "5  row-left-out info", "6  row-left-out info", "7  row-left-out info"], check.Said);
    }

    [Fact]
    public void Leaves_out_a_total_whose_word_is_a_code_where_most_is_blank() =>
        Assert.Equal(["2  row-left-out info"], Of("District,Year,Number of persons\nMaseru,2016,10\nTotal,,\n").Said);

    [Fact]
    public void Keeps_a_total_that_is_a_code_of_the_series()
    {
        var check = Of("District,Year,Number of persons\nMaseru,2016,10\nTotal,2016,10\n");

        Assert.Equal(["LS-A", "_T"], check.Column(0));
        Assert.Empty(check.Findings);
    }

    [Fact]
    public void Tells_an_unknown_and_a_missing_column()
    {
        var check = Of("District,Yaer,Number of persons\nMaseru,2016,10\n");

        Assert.Contains("0 year missing-label error", check.Said);
        Assert.Contains("Did you mean Year?", Assert.Single(check.Findings, f => f.Rule == "extra-label").Message, StringComparison.Ordinal);
        Assert.Equal(1, check.Summary.Rejected);
    }

    [Fact]
    public void Reads_a_column_that_a_clerk_mapped_and_skips_one_that_is_ignored()
    {
        var options = new CheckOptions { HeaderMappings = new Dictionary<string, string> { ["yaer"] = "year", ["remarks"] = "" } };
        var check = Of("District,Yaer,Number of persons,Remarks\nMaseru,2016,10,good\n", options);

        Assert.Empty(check.Findings);
        Assert.Equal(["2016"], check.Column(1));
    }

    [Fact]
    public void Takes_the_first_of_two_columns_that_mean_the_same_and_tells_where_they_differ()
    {
        var check = Of("District,Year,Setereke,Number of persons\nMaseru,2016,Maseru,10\nMaseru,2016,Mokhotlong,10\n");

        Assert.Equal(["0 district duplicate-label warning", "2 district duplicate-label error"], check.Said);
        Assert.Equal(1, check.Summary.Rejected);
    }

    [Fact]
    public void A_code_column_beside_a_label_column_is_no_fault()
    {
        var check = Of("District code,District name,Year,Number of persons\nLS-A,Maseru,2016,10\n");

        Assert.Equal(["LS-A"], check.Column(0));
        Assert.DoesNotContain(check.Findings, finding => finding.Severity > Severity.Info);
    }

    [Fact]
    public void Reads_a_header_of_two_rows_where_the_upper_one_is_merged()
    {
        var check = Of("District,Year,Number of,\n,,persons,households\nMaseru,2016,10,3\n");

        Assert.Equal("persons", check.Summary.Header!.Columns[2].Field);
        Assert.Equal(["10"], check.Column(2));
    }

    [Fact]
    public void Refuses_a_file_without_a_header()
    {
        var check = Of("Maseru,2016,10\n");

        Assert.Equal("no-header", check.Summary.Refusal!.Code);
    }

    [Fact]
    public void Counts_quality_with_its_denominators()
    {
        var check = Of("District,Year,Number of persons\nMaseru,2016,10\nNowhere,2016,\n");

        Assert.Equal(new Share(5, 6), check.Summary.Quality.Completeness);
        Assert.Equal(new Share(4, 5), check.Summary.Quality.Validity);
    }

    [Fact]
    public void Stops_telling_findings_of_one_kind_and_goes_on_counting()
    {
        var csv = "District,Year,Number of persons\n" + string.Concat(Enumerable.Repeat("Nowhere,2016,1\n", 50));
        var check = Of(csv, new CheckOptions { FindingsMax = 10 });

        Assert.Equal(10, check.Findings.Count);
        Assert.Equal(50, Assert.Single(check.Summary.FindingCounts).Count);
    }
}
