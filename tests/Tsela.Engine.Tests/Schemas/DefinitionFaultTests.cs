using Tsela.Engine.Schemas;

namespace Tsela.Engine.Tests.Schemas;

public sealed class DefinitionFaultTests
{
    private const string Wrong =
        """
        {
          "name": "T1",
          "fields": [
            { "name": "a", "type": "strin" },
            { "name": "b", "type": "string", "tsela": { "codeLists": ["nowhere"] } },
            { "name": "b", "type": "integer" },
            { "name": "c", "type": "integer", "constraints": { "minimum": "low" } },
            { "name": "d", "type": "string", "constraints": { "pattern": "[" } },
            { "name": "e", "type": "date", "format": "%Q" },
            { "name": "f", "type": "string", "tsela": { "alias": ["F"] } }
          ],
          "primaryKey": ["missing"],
          "tsela": {
            "dataset": "T",
            "institution": "BOS",
            "unit": "persons",
            "colour": "blue",
            "rules": [
              { "id": "R1", "message": "m", "then": "c >" },
              { "id": "R2", "message": "m", "then": "nobody = 1" },
              { "id": "R2", "message": "m", "then": "c = 1" },
              { "id": "R4", "message": "m", "scope": "dataset", "check": { "kind": "unique", "fields": ["zz"] } },
              { "id": "R5", "message": "m", "scope": "across", "check": { "kind": "guess" } },
              { "id": "R6", "message": "m", "level": 7, "then": "c = 1" }
            ]
          }
        }
        """;

    [Theory]
    [InlineData(4, "'strin' is not a type")]
    [InlineData(5, "no code list 'nowhere'")]
    [InlineData(6, "'b' stands twice")]
    [InlineData(7, "cannot be the minimum")]
    [InlineData(8, "not a regular expression")]
    [InlineData(9, "'%Q' is not a format")]
    [InlineData(10, "'alias' is not a known property")]
    [InlineData(12, "names the field 'missing'")]
    [InlineData(16, "'persons' is not a unit")]
    [InlineData(17, "'colour' is not a known property")]
    [InlineData(19, "does not parse")]
    [InlineData(20, "no field 'nobody'")]
    [InlineData(21, "'R2' stands twice")]
    [InlineData(22, "no field 'zz'")]
    [InlineData(23, "'guess' is not a kind")]
    [InlineData(24, "from 0 to 5")]
    public void Names_the_line_and_the_reason(int line, string reason)
    {
        var reading = SchemaReader.Read(Wrong, "data/series/T1.json", _ => null);

        Assert.Null(reading.Schema);
        Assert.Contains(reading.Faults, fault => fault.Line == line && fault.Path == "data/series/T1.json" && fault.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\n  \"fields\": [\n    { \"name\": }\n  ]\n}", 3)]
    [InlineData("{\n  \"fields\": [", 2)]
    [InlineData("", 1)]
    public void Names_the_line_where_a_file_is_not_json(string json, int line)
    {
        var fault = Assert.Single(SchemaReader.Read(json, "x.json", _ => null).Faults);

        Assert.Equal(line, fault.Line);
    }

    [Fact]
    public void Refuses_a_code_that_stands_twice_in_a_list()
    {
        var reading = CodeListReader.Read("{ \"id\": \"x\", \"codes\": [\n { \"code\": \"A\" },\n { \"code\": \"A\" } ] }", "x.json");

        Assert.Null(reading.CodeList);
        Assert.Equal(3, Assert.Single(reading.Faults).Line);
    }

    [Fact]
    public void Refuses_a_parent_that_is_not_in_the_list() =>
        Assert.Contains("parent 'B'", Assert.Single(CodeListReader.Read("""{ "id": "x", "codes": [ { "code": "A", "parent": "B" } ] }""", "x.json").Faults).Reason, StringComparison.Ordinal);
}
