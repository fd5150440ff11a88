using Tsela.Engine.Schemas;

namespace Tsela.Engine.Tests.Schemas;

public sealed class ValueReadingTests
{
    [Theory]
    [InlineData("2024-03-31", "2024-03-31", null)]
    [InlineData("31/03/2024", "2024-03-31", null)]
    [InlineData("31.3.2024", "2024-03-31", null)]
    [InlineData("31 March 2024", "2024-03-31", null)]
    [InlineData("31-Mar-2024", "2024-03-31", null)]
    [InlineData("March 31st, 2024", "2024-03-31", null)]
    [InlineData("Sunday 31 March 2024", "2024-03-31", null)]
    [InlineData("31 Hlakubele 2024", "2024-03-31", null)]
    [InlineData("20240331", "2024-03-31", null)]
    [InlineData("2024/3/31", "2024-03-31", null)]
    [InlineData("01/02/2024", "2024-02-01", null)]
    [InlineData("03/31/2024", "2024-03-31", "month-first")]
    [InlineData("31/03/24", "2024-03-31", "two-digit-year")]
    [InlineData("31/03/79", "1979-03-31", "two-digit-year")]
    [InlineData("45382", "2024-03-31", "day-number")]
    [InlineData("2024-03-31 00:00:00", "2024-03-31", null)]
    [InlineData("31/03/2024 14:05", "2024-03-31", "time-dropped")]
    [InlineData("31/02/2024", null, "type-error")]
    [InlineData("1899-12-31", null, "type-error")]
    [InlineData("30/12/1899 08:30:00", null, "type-error")]
    [InlineData("0.354", null, "type-error")]
    [InlineData("#N/A", null, "type-error")]
    [InlineData("2024", null, "type-error")]
    [InlineData("soon", null, "type-error")]
    public void Reads_a_date_in_every_spelling_of_clerks(string sent, string? harmonised, string? rule) =>
        Reads("""{ "name": "x", "type": "date" }""", sent, harmonised, rule);

    [Theory]
    [InlineData("1200.50", "1200.5", null)]
    [InlineData("1,200.50", "1200.5", null)]
    [InlineData("M 1 200,50", "1200.5", null)]
    [InlineData("M1200", "1200", null)]
    [InlineData("LSL 300", "300", null)]
    [InlineData("1.200,50", "1200.5", null)]
    [InlineData("1,200", "1200", null)]
    [InlineData("0,125", "0.125", null)]
    [InlineData("12,5", "12.5", null)]
    [InlineData("1,234,567", "1234567", null)]
    [InlineData("(40)", "-40", null)]
    [InlineData("-7", "-7", null)]
    [InlineData("1 200", "1200", null)]
    [InlineData("USD 300", "300", "type-error")]
    [InlineData("12 5", null, "type-error")]
    [InlineData("1,23,456", null, "type-error")]
    [InlineData("about 40", null, "type-error")]
    [InlineData("#REF!", null, "type-error")]
    public void Reads_an_amount_as_clerks_write_it(string sent, string? harmonised, string? rule) =>
        Reads("""{ "name": "x", "type": "number" }""", sent, rule == "type-error" ? null : harmonised, rule);

    [Theory]
    [InlineData("Y", "true")]
    [InlineData("no", "false")]
    [InlineData("Ee", "true")]
    [InlineData("che", "false")]
    [InlineData("1", "true")]
    [InlineData("maybe", null)]
    public void Reads_yes_and_no_in_two_languages(string sent, string? harmonised) =>
        Reads("""{ "name": "x", "type": "boolean" }""", sent, harmonised, harmonised is null ? "type-error" : null);

    [Theory]
    [InlineData("LS-B", "LS-B", null)]
    [InlineData("botha bothe", "LS-B", null)]
    [InlineData("BUTHA-BUTHE", "LS-B", null)]
    [InlineData("Bötha-Bothé", "LS-B", null)]
    [InlineData("Botha-Both", null, "code-unknown")]
    [InlineData("9E+42", null, "type-error")]
    public void Reads_a_code_by_label_and_synonym(string sent, string? harmonised, string? rule) =>
        Reads("""{ "name": "x", "type": "string", "tsela": { "codeLists": ["districts"] } }""", sent, harmonised, rule);

    [Fact]
    public void Suggests_the_nearest_code()
    {
        var check = Check.Of(Check.Series("""{ "name": "x", "type": "string", "tsela": { "codeLists": ["districts"] } }"""), "x\nBotha-Both\n");

        Assert.Contains("Did you mean Botha-Bothe", check.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explains_a_long_number_that_a_spreadsheet_shortened()
    {
        var check = Check.Of(Check.Series("""{ "name": "passport", "type": "string" }"""), "passport\n1.23457E+11\nRA123\n");

        Assert.Equal(["1 passport type-error error"], check.Said);
        Assert.Contains("digits are lost", check.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explains_zeros_that_a_spreadsheet_dropped()
    {
        var check = Check.Of(
            Check.Series("""{ "name": "office", "type": "string", "constraints": { "pattern": "[0-9]{4}" } }"""), "office\n0042\n42\n");

        Assert.Equal(["2 office constraint-error error"], check.Said);
        Assert.Contains("was it 0042?", check.Findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_lists_with_the_delimiter_of_the_clerk()
    {
        var field = """{ "name": "x", "type": "list", "delimiter": ";", "tsela": { "codeLists": ["districts"] } }""";
        var check = Check.Of(Check.Series(field), "x\nMaseru; BB\nMaseru|Mokhotlong\nMaseru;Nowhere\n");

        Assert.Equal(["LS-A;LS-B", "LS-A;LS-J", null], check.Column(0));
        Assert.Equal(["3 x code-unknown error"], check.Said);
    }

    [Fact]
    public void Takes_a_mapped_value_for_its_code()
    {
        var options = new CheckOptions { ValueMappings = new Dictionary<(string, string), string> { [("x", "camptown")] = "LS-A" } };
        var check = Check.Of(Check.Series("""{ "name": "x", "type": "string", "tsela": { "codeLists": ["districts"] } }"""), "x\nCamp Town\n", options);

        Assert.Equal(["LS-A"], check.Column(0));
    }

    [Fact]
    public void Takes_a_correction_instead_of_the_cell()
    {
        var options = new CheckOptions { Corrections = new Dictionary<(long, string), string> { [(2, "x")] = "7" } };
        var check = Check.Of(Check.Series("""{ "name": "x", "type": "integer" }"""), "x\n1\nseven\n", options);

        Assert.Equal(["1", "7"], check.Column(0));
        Assert.Empty(check.Findings);
    }

    [Fact]
    public void Says_which_dates_are_in_doubt_where_the_month_came_first()
    {
        var check = Check.Of(Check.Series("""{ "name": "day", "type": "date" }"""), "day\n03/25/2024\n04/05/2024\n2024-01-01\n");

        Assert.Equal(["2024-03-25", "2024-05-04", "2024-01-01"], check.Column(0));
        Assert.Contains("0 day month-first warning", check.Said);
        Assert.Contains("2 day date-ambiguous info", check.Said);
    }

    private static void Reads(string field, string sent, string? harmonised, string? rule)
    {
        var check = Check.Of(Check.Series(field), $"x\n\"{sent}\"\n");

        Assert.Equal(harmonised, check.Rows[0].Harmonised[0]);
        Assert.Equal(rule, check.Findings.Count == 0 ? null : check.Findings[0].Rule);
    }
}
