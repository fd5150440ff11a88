using Tsela.Catalogue;
using Tsela.Engine.Schemas;

namespace Tsela.Tests.Intake;

/// <summary>Small series for tests: records taken row by row, a table taken whole, and records that look into the first.</summary>
internal static class IntakeSeries
{
    public const string Header = "Permit No,Surname,Given names,Sex,Issued on,Valid from,Valid to,Left on,Citizenships,District,Fee\n";

    private const string Permits = """
        { "$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "name": "PERMITS", "title": "Permits", "fieldsMatch": "partial",
          "missingValues": ["", { "value": "n/s", "label": "not stated" }], "primaryKey": ["permit_no"],
          "fields": [
            { "name": "permit_no", "title": "Permit No", "type": "string", "constraints": { "required": true }, "tsela": { "concept": "document.permit_number" } },
            { "name": "surname", "title": "Surname", "type": "string", "constraints": { "required": true }, "tsela": { "concept": "person.surname", "identifying": true } },
            { "name": "given_names", "title": "Given names", "type": "string", "tsela": { "concept": "person.given_names", "identifying": true } },
            { "name": "sex", "title": "Sex", "type": "string", "tsela": { "concept": "person.sex", "codeLists": ["sex"] } },
            { "name": "issued_on", "title": "Issued on", "type": "date", "constraints": { "required": true }, "tsela": { "concept": "event.date" } },
            { "name": "valid_from", "title": "Valid from", "type": "date", "tsela": { "concept": "valid.from" } },
            { "name": "valid_to", "title": "Valid to", "type": "date", "tsela": { "concept": "valid.to" } },
            { "name": "left_on", "title": "Left on", "type": "date", "tsela": { "concept": "valid.ended" } },
            { "name": "citizenships", "title": "Citizenships", "type": "list", "itemType": "string", "delimiter": ";", "tsela": { "concept": "person.citizenship" } },
            { "name": "district", "title": "District", "type": "string", "tsela": { "concept": "place.district" } },
            { "name": "fee", "title": "Fee", "type": "number", "tsela": { "concept": "money.amount" } } ],
          "tsela": { "dataset": "DS99", "institution": "NES", "kind": "records", "unit": "document", "periodicity": "month", "dueDay": 15,
            "confidentiality": "personal", "acceptance": "row-by-row",
            "rules": [
              { "id": "PERMITS-R01", "level": 1, "severity": "error", "scope": "record", "then": "valid_to > valid_from", "message": "The permit ends before it begins.", "mend": "Look at the permit.", "field": "valid_to" },
              { "id": "PERMITS-R02", "level": 1, "severity": "warning", "scope": "record", "then": "fee < 5000", "message": "The fee is unusually high.", "mend": "Look at the receipt.", "field": "fee" },
              { "id": "PERMITS-R03", "level": 2, "severity": "warning", "scope": "across", "check": { "kind": "volume", "factorMax": 3 }, "message": "The number of rows is unusual.", "mend": "Look whether rows are missing." } ] } }
        """;

    private const string Totals = """
        { "$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "name": "TOTALS", "title": "Permits by year", "fieldsMatch": "partial",
          "missingValues": [""], "primaryKey": ["year", "district"],
          "fields": [
            { "name": "year", "title": "Year", "type": "year", "constraints": { "required": true }, "tsela": { "concept": "time.period" } },
            { "name": "district", "title": "District", "type": "string", "constraints": { "required": true }, "tsela": { "concept": "place.district" } },
            { "name": "persons", "title": "Persons", "type": "integer", "constraints": { "required": true, "minimum": 0 }, "tsela": { "concept": "count.value" } } ],
          "tsela": { "dataset": "DS99", "institution": "NES", "kind": "aggregate", "unit": "aggregate", "periodicity": "year", "dueDay": 90,
            "confidentiality": "open", "acceptance": "all-or-nothing", "rules": [] } }
        """;

    private const string Arrivals = """
        { "$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "name": "ARRIVALS", "title": "Arrivals of permit holders", "fieldsMatch": "partial",
          "missingValues": [""], "primaryKey": ["no"],
          "fields": [
            { "name": "no", "title": "No", "type": "string", "constraints": { "required": true }, "tsela": { "concept": "record.number" } },
            { "name": "permit_no", "title": "Permit No", "type": "string", "tsela": { "concept": "document.permit_number" } },
            { "name": "arrived_on", "title": "Arrived on", "type": "date", "tsela": { "concept": "event.date" } } ],
          "tsela": { "dataset": "DS98", "institution": "IMM", "kind": "records", "unit": "movement", "periodicity": "month",
            "confidentiality": "personal", "acceptance": "row-by-row",
            "rules": [
              { "id": "ARRIVALS-R01", "level": 5, "severity": "warning", "scope": "across", "check": { "kind": "exists-in", "fields": ["permit_no"], "series": "PERMITS", "in": ["permit_no"] }, "message": "The permit is not known to the labour office.", "mend": "Look at the permit.", "field": "permit_no" },
              { "id": "ARRIVALS-R02", "level": 5, "severity": "warning", "scope": "across", "check": { "kind": "coherence", "series": "PERMITS", "tolerance": 0.1 }, "message": "Permits and arrivals differ.", "mend": "Ask the labour office." } ] } }
        """;

    private const string Edition = """
        { "$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "name": "EDITION", "title": "Permits by year, second edition", "fieldsMatch": "partial",
          "missingValues": [""], "primaryKey": ["year", "district"],
          "fields": [
            { "name": "year", "title": "Year", "type": "year", "constraints": { "required": true }, "tsela": { "concept": "time.period" } },
            { "name": "district", "title": "District", "type": "string", "constraints": { "required": true }, "tsela": { "concept": "place.district" } },
            { "name": "persons", "title": "Persons", "type": "integer", "constraints": { "required": true }, "tsela": { "concept": "count.value" } } ],
          "tsela": { "dataset": "DS99", "institution": "NES", "kind": "aggregate", "unit": "aggregate", "periodicity": "irregular",
            "confidentiality": "open", "acceptance": "row-by-row",
            "rules": [
              { "id": "EDITION-R01", "level": 3, "severity": "warning", "scope": "across", "check": { "kind": "same-figure", "value": "persons", "series": "TOTALS", "in": "persons", "on": ["year", "district"], "tolerance": 0.01 }, "message": "Two editions differ.", "mend": "Say which one holds." } ] } }
        """;

    private const string Sexes = """
        { "id": "sex", "title": "Sex", "codes": [ { "code": "F", "label": "Female", "synonyms": ["Woman"] }, { "code": "M", "label": "Male", "synonyms": ["Man"] } ] }
        """;

    public static NationalCatalogue Catalogue()
    {
        var sexes = CodeListReader.Read(Sexes, "sex.json").CodeList!;
        return new NationalCatalogue(
            [InstitutionOf("NES"), InstitutionOf("IMM"), InstitutionOf("BOS")], [], new Dictionary<string, CodeList>(StringComparer.Ordinal) { ["sex"] = sexes },
            new[] { Permits, Totals, Arrivals, Edition }.Select(json => Read(json, sexes)).ToDictionary(series => series.Name, StringComparer.Ordinal),
            [], [], [], [], []);
    }

    /// <summary>Good rows of the series PERMITS, each with a number of its own.</summary>
    public static string PermitRows(int count, int from = 1) => string.Concat(
        Enumerable.Range(from, count).Select(no => $"P{no:000000},Surname{no},Given,F,2026-02-03,2026-02-03,2027-02-02,,ZA,LS-A,350\n"));

    private static TableSchema Read(string json, CodeList sexes)
    {
        var reading = SchemaReader.Read(json, "test.json", id => id == "sex" ? sexes : null);
        Assert.Empty(reading.Faults);
        return reading.Schema!;
    }

    private static Institution InstitutionOf(string code) => new(code, code, null, "ministry", "producer", "", "test", "test");
}
