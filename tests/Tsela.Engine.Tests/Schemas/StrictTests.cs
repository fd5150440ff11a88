using Tsela.Engine.Schemas;

namespace Tsela.Engine.Tests.Schemas;

/// <summary>A plain Table Schema is read to the letter, with Frictionless's names for the faults.</summary>
public sealed class StrictTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "12|-3|+5", "1.0|x|1,2|1e3")]
    [InlineData("""{"type":"integer","bareNumber":false}""", "95%|M 12", "x")]
    [InlineData("""{"type":"number"}""", "12|1.5|-0.25|1e3|NaN|INF|-INF|nan|-inf", "1,5|x|1.2.3")]
    [InlineData("""{"type":"number","decimalChar":",","groupChar":"."}""", "1.200,50|3", "x")]
    [InlineData("""{"type":"boolean"}""", "true|True|1|false|0", "yes|t")]
    [InlineData("""{"type":"boolean","trueValues":["ja"],"falseValues":["nein"]}""", "ja|nein", "true")]
    [InlineData("""{"type":"date"}""", "2024-02-29", "2023-02-29|29/02/2024|2024-2-1")]
    [InlineData("""{"type":"date","format":"%d/%m/%Y"}""", "29/02/2024", "2024-02-29|31/02/2024")]
    [InlineData("""{"type":"date","format":"any"}""", "29/02/2024|2024-02-29", "soon")]
    [InlineData("""{"type":"datetime"}""", "2024-02-29T10:00:00|2024-02-29T10:00:00.5Z|2024-02-29T10:00:00+02:00", "2024-02-29|2024-02-29 25:00:00")]
    [InlineData("""{"type":"datetime","format":"%Y-%m-%d %H:%M"}""", "2024-02-29 10:05", "2024-02-29T10:05:00")]
    [InlineData("""{"type":"datetime","format":"any"}""", "10th Jan 1969 9 am|10/01/1969 09:30|2014-01-01T06:00:00Z", "soon")]
    [InlineData("""{"type":"datetime","format":"%Y-%m-%dT%H:%M:%S%z"}""", "2006-11-21T16:30:00+0200|2006-11-21T16:30:00Z", "2006-11-21T16:30:00")]
    [InlineData("""{"type":"time"}""", "10:05:00|10:05:00Z", "10:05|25:00:00")]
    [InlineData("""{"type":"time","format":"%I:%M %p"}""", "10:05 PM", "13:05 PM|22:05")]
    [InlineData("""{"type":"year"}""", "2024|0001", "24|x")]
    [InlineData("""{"type":"yearmonth"}""", "2024-03", "2024-13|2024|03-2024")]
    [InlineData("""{"type":"duration"}""", "P1Y|P1Y2M10DT2H30M|PT36H|P2W", "1Y|P|PT|P1H")]
    [InlineData("""{"type":"string","format":"email"}""", "a@b.ls", "a@|ab|a b@c")]
    [InlineData("""{"type":"string","format":"uri"}""", "https://bos.gov.ls/x", "bos|//x")]
    [InlineData("""{"type":"string","format":"uuid"}""", "95ecc380-afe9-11e4-9b6c-751b66dd541e", "95ecc380")]
    [InlineData("""{"type":"string","format":"binary"}""", "dGVzdA==", "###")]
    [InlineData("""{"type":"object"}""", """{'a':1}""", "[1]|x")]
    [InlineData("""{"type":"array"}""", "[1,2]", "{}|x")]
    [InlineData("""{"type":"list","itemType":"integer"}""", "1,2|3", "1,x")]
    [InlineData("""{"type":"list","delimiter":";"}""", "a;b", null)]
    [InlineData("""{"type":"geopoint"}""", "27.5, -29.3", "200,1|x")]
    [InlineData("""{"type":"geopoint","format":"array"}""", "[27.5, -29.3]", "27.5, -29.3")]
    [InlineData("""{"type":"geojson"}""", """{'type':'Point','coordinates':[1,2]}|{'type':'Feature','geometry':null}""", "{'type':'Circle'}|{}|{'type':'Point','coordinates':1}")]
    [InlineData("""{"type":"geojson","format":"topojson"}""", """{'type':'LineString','arcs':[42]}|{'type':'Topology','arcs':[],'objects':{}}""", "{'type':'LineString','coordinates':[]}")]
    [InlineData("""{"type":"string","format":"wkt"}""", "POINT (27.48 -29.31)|POLYGON ((0 0, 1 0, 1 1, 0 0))|GEOMETRYCOLLECTION (POINT (1 2), LINESTRING EMPTY)", "POINT (1)|POLYGON ((0 0, 1 0)|x")]
    [InlineData("""{"type":"any"}""", "x|1", null)]
    public void Tells_a_value_of_the_type_from_one_that_is_none(string field, string good, string? bad)
    {
        var schema = $$"""{ "fields": [ {"name":"x",{{field[1..]}} ] }""";
        foreach (var value in good.Split('|'))
        {
            Assert.Empty(Check.Of(schema, "x\n" + Quoted(value)).Findings);
        }

        foreach (var value in bad?.Split('|') ?? [])
        {
            Assert.Equal(["1 x type-error error"], Check.Of(schema, "x\n" + Quoted(value)).Said);
        }
    }

    [Theory]
    [InlineData("""{"type":"string","constraints":{"required":true}}""", "x", "")]
    [InlineData("""{"type":"string","constraints":{"minLength":2,"maxLength":3}}""", "ab|abc|žš", "a|abcd")]
    [InlineData("""{"type":"integer","constraints":{"minimum":2,"maximum":"10"}}""", "2|10", "1|11")]
    [InlineData("""{"type":"number","constraints":{"exclusiveMinimum":2,"exclusiveMaximum":10}}""", "2.1|9.9", "2|10")]
    [InlineData("""{"type":"date","constraints":{"minimum":"2020-01-01"}}""", "2020-01-01", "2019-12-31")]
    [InlineData("""{"type":"date","format":"%d/%m/%Y","constraints":{"minimum":"01/01/2020"}}""", "01/01/2020", "31/12/2019")]
    [InlineData("""{"type":"string","constraints":{"pattern":"[A-Z]{2}"}}""", "AB", "ABC|a")]
    [InlineData("""{"type":"string","constraints":{"pattern":"(?=A).*"}}""", "ABC", "BA")]
    [InlineData("""{"type":"string","constraints":{"enum":["a","b"]}}""", "a", "c|A")]
    [InlineData("""{"type":"integer","constraints":{"enum":[1,2]}}""", "1|01", "3")]
    [InlineData("""{"type":"string","categories":["a",{"value":"b","label":"B"}]}""", "a|b", "c")]
    [InlineData("""{"type":"integer","categories":[{"value":0,"label":"none"},1]}""", "0|1", "2")]
    [InlineData("""{"type":"list","constraints":{"maxLength":2}}""", "a,b", "'a,b,c'")]
    [InlineData("""{"type":"object","constraints":{"enum":[{"a":1}]}}""", "{'a': 1}", "{'a':2}")]
    [InlineData("""{"type":"duration","constraints":{"minimum":"P1D","maximum":"P1M"}}""", "P1D|PT36H|P4W", "PT1H")]
    [InlineData("""{"type":"datetime","constraints":{"minimum":"2020-01-01T00:00:00Z"}}""", "2020-01-01T02:00:00+02:00|2019-12-31T23:00:00-02:00", "2020-01-01T01:00:00+02:00")]
    [InlineData("""{"type":"object","constraints":{"jsonSchema":{"required":["a"],"properties":{"a":{"type":"integer","minimum":1}},"additionalProperties":false}}}""", "{'a':1}", "{}|{'a':0}|{'a':'1'}|{'a':1,'b':2}")]
    [InlineData("""{"type":"array","constraints":{"jsonSchema":{"items":{"$ref":"#/$defs/code"},"minItems":1,"$defs":{"code":{"enum":["A","B"]}}}}}""", "['A']|['A','B']", "[]|['C']")]
    [InlineData("""{"type":"array","constraints":{"jsonSchema":{"items":7,"minItems":"x","properties":[],"required":[1]}}}""", "[]|['A']", null)]
    public void Holds_values_against_every_constraint(string field, string good, string? bad)
    {
        var schema = $$"""{ "fields": [ {"name":"y"}, {"name":"x",{{field[1..]}} ] }""";
        foreach (var value in good.Split('|'))
        {
            Assert.Empty(Check.Of(schema, "y,x\n1," + Quoted(value)).Findings);
        }

        foreach (var value in bad?.Split('|') ?? [])
        {
            Assert.Equal(["1 x constraint-error error"], Check.Of(schema, "y,x\n1," + Quoted(value)).Said);
        }
    }

    [Theory]
    [InlineData("exact", "a,b", "")]
    [InlineData("exact", "b,a", "incorrect-label incorrect-label")]
    [InlineData("exact", "a", "missing-label")]
    [InlineData("exact", "a,b,c", "extra-label")]
    [InlineData("equal", "b,a", "")]
    [InlineData("equal", "a,c", "extra-label missing-label")]
    [InlineData("subset", "c,b,a", "")]
    [InlineData("subset", "a,c", "missing-label")]
    [InlineData("superset", "a", "")]
    [InlineData("superset", "a,c", "extra-label")]
    [InlineData("partial", "a,c", "")]
    [InlineData("partial", "c,d", "missing-label")]
    [InlineData("exact", "a,a", "duplicate-label incorrect-label")]
    [InlineData("exact", "a,", "blank-label")]
    public void Compares_labels_as_fields_match_says(string match, string header, string rules)
    {
        var schema = $$"""{ "fieldsMatch": "{{match}}", "fields": [{"name":"a","type":"string"},{"name":"b","type":"string"}] }""";

        Assert.Equal(rules, string.Join(' ', Check.Of(schema, header + "\n").Findings.Select(finding => finding.Rule)));
    }

    [Fact]
    public void Tells_missing_extra_and_blank_cells_and_rows()
    {
        var check = Check.Of("""{ "fields": [{"name":"a"},{"name":"b"}] }""", "a,b\n1\n1,2,3\n,\n4,5\n");

        Assert.Equal(["1 b missing-cell error", "2  extra-cell error", "3  blank-row error"], check.Said);
        Assert.Equal((4, 1, 3), (check.Summary.Rows, check.Summary.Accepted, check.Summary.Rejected));
    }

    [Fact]
    public void Tells_keys_that_are_not_unique_or_not_whole()
    {
        var schema = """{ "primaryKey": ["a"], "uniqueKeys": [["b","c"]], "fields": [{"name":"a","type":"number"},{"name":"b"},{"name":"c"}] }""";
        var check = Check.Of(schema, "a,b,c\n1,x,y\n1.0,x,z\n3,x,y\n4,,y\n5,,y\n,q,q\n");

        Assert.Equal(["2 a primary-key error", "3 b unique-error error", "6 a constraint-error error"], check.Said);
        Assert.Equal(new Share(4, 6), check.Summary.Quality.Uniqueness);
    }

    [Fact]
    public void Follows_foreign_keys_into_the_table_itself_and_into_others()
    {
        var schema = """
            { "fields": [{"name":"id"},{"name":"boss"},{"name":"town"}],
              "foreignKeys": [ {"fields":"boss","reference":{"resource":"","fields":"id"}}, {"fields":"town","reference":{"resource":"towns","fields":"code"}} ] }
            """;
        var options = new CheckOptions { Lookup = reference => reference.Source == "towns" ? key => key == "A" : null };
        var check = Check.Of(schema, "id,boss,town\n1,,A\n2,1,B\n3,9,\n", options);

        Assert.Equal(["2 town foreign-key error", "3 boss foreign-key error"], check.Said);
        Assert.Equal([3L], check.Summary.RejectedLate);
    }

    [Fact]
    public void Takes_missing_values_of_the_table_and_of_a_field()
    {
        var schema = """{ "missingValues": ["", {"value":"-","label":"none"}], "fields": [{"name":"a","type":"integer"},{"name":"b","type":"integer","missingValues":["99"]}] }""";
        var check = Check.Of(schema, "a,b\n-,99\n1,-\n");

        Assert.Equal([null, "1"], check.Column(0));
        Assert.Equal(["2 b type-error error"], check.Said);
    }

    [Theory]
    [InlineData("junk,\na,b\nx,1\ny,z\n", "2", "")]
    [InlineData("a,b\nx,1\nnotes,here\ny,z\n", "1", "3")]
    [InlineData("# title\na,b\nx,1\ny,z\n", "1", "1")]
    public void Finds_header_and_data_where_the_dialect_says(string csv, string headerRows, string commentRows)
    {
        var options = new CheckOptions { HeaderRows = Numbers(headerRows), CommentRows = Numbers(commentRows), ShortRowsLackCells = true };
        var check = Check.Of("""{ "fields": [{"name":"a"},{"name":"b","type":"integer"}] }""", csv, options);

        Assert.Equal(["2 b type-error error"], check.Said);
    }

    [Fact]
    public void Joins_the_rows_of_a_header()
    {
        var options = new CheckOptions { HeaderRows = [1, 2], HeaderJoin = "_" };

        Assert.Empty(Check.Of("""{ "fields": [{"name":"men_2016"},{"name":"women_2016"},{"name":"all"}] }""", "men,women,all\n2016,2016,\n1,2,3\n", options).Findings);
    }

    [Fact]
    public void A_foreign_key_that_cannot_be_asked_is_told_once() =>
        Assert.Equal(
            ["0  foreign-key-unchecked info"],
            Check.Of("""{ "fields": [{"name":"a"}], "foreignKeys": [{"fields":"a","reference":{"resource":"r","fields":"a"}}] }""", "a\n1\n2\n").Said);

    [Fact]
    public void A_long_label_is_shortened_in_what_is_said() =>
        Assert.All(Check.Of("""{ "fields": [{"name":"a"}] }""", new string('n', 5000) + "\n1\n").Findings, finding => Assert.InRange(finding.Message.Length, 1, 500));

    private static int[] Numbers(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private static string Quoted(string value) => "\"" + value.Trim('\'').Replace('\'', '"').Replace("\"", "\"\"", StringComparison.Ordinal) + "\"\n";
}
