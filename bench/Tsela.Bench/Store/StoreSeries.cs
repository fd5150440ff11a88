using System.Globalization;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;

namespace Tsela.Bench.Store;

/// <summary>A series of 12 columns as the real ones are: names, dates, codes, an amount, a key, two rules.</summary>
internal static class StoreSeries
{
    private const string Definition = """
        { "name": "BENCH", "title": "Permits", "fieldsMatch": "partial", "missingValues": [""], "primaryKey": ["permit_no"],
          "fields": [
            { "name": "permit_no", "type": "string", "constraints": { "required": true }, "tsela": { "concept": "document.permit_number" } },
            { "name": "surname", "type": "string", "constraints": { "required": true }, "tsela": { "concept": "person.surname" } },
            { "name": "given_names", "type": "string", "constraints": { "required": true }, "tsela": { "concept": "person.given_names" } },
            { "name": "sex", "type": "string", "tsela": { "concept": "person.sex", "codeLists": ["sex"] } },
            { "name": "birth_date", "type": "date", "tsela": { "concept": "person.birth_date" } },
            { "name": "citizenship", "type": "string", "tsela": { "concept": "person.citizenship" } },
            { "name": "passport_no", "type": "string", "tsela": { "concept": "document.number" } },
            { "name": "issued_on", "type": "date", "constraints": { "required": true }, "tsela": { "concept": "event.date" } },
            { "name": "valid_from", "type": "date", "tsela": { "concept": "valid.from" } },
            { "name": "valid_to", "type": "date", "tsela": { "concept": "valid.to" } },
            { "name": "district", "type": "string", "tsela": { "concept": "place.district" } },
            { "name": "fee", "type": "number", "constraints": { "minimum": 0 }, "tsela": { "concept": "money.amount" } } ],
          "tsela": { "dataset": "DS99", "institution": "NES", "kind": "records", "unit": "document", "periodicity": "year",
            "confidentiality": "personal", "acceptance": "row-by-row",
            "rules": [
              { "id": "B1", "level": 1, "severity": "error", "scope": "record", "then": "valid_to > valid_from", "message": "The permit ends before it begins.", "mend": "Look at it.", "field": "valid_to" },
              { "id": "B2", "level": 1, "severity": "warning", "scope": "record", "then": "fee < 5000", "message": "The fee is unusually high.", "mend": "Look at it.", "field": "fee" } ] } }
        """;

    private const string Sexes = """
        { "id": "sex", "title": "Sex", "codes": [ { "code": "F", "label": "Female", "synonyms": ["Woman"] }, { "code": "M", "label": "Male", "synonyms": ["Man"] } ] }
        """;

    private static readonly string[] Surnames = ["Mokoena", "Dlamini", "Nkosi", "Molapo", "Zhang", "Letsie", "Khumalo", "Thabane", "Mofokeng", "Ramaema"];
    private static readonly string[] Names = ["Thabo", "Lerato", "Palesa", "Neo", "Wei", "Tumelo", "Mpho", "Refiloe", "Teboho", "Karabo"];
    private static readonly string[] Sex = ["F", "M", "Female", "Male"];
    private static readonly string[] Countries = ["ZA", "CN", "IN", "BD", "ZW", "NG"];

    public static NationalCatalogue Catalogue()
    {
        var sexes = CodeListReader.Read(Sexes, "sex.json").CodeList!;
        var series = SchemaReader.Read(Definition, "bench.json", _ => sexes).Schema!;
        return new NationalCatalogue(
            [new Institution("NES", "NES", null, "ministry", "producer", "", "bench", "bench")], [],
            new Dictionary<string, CodeList>(StringComparer.Ordinal), new Dictionary<string, TableSchema>(StringComparer.Ordinal) { ["BENCH"] = series },
            [], [], [], [], []);
    }

    public static void Write(string path, int rows)
    {
        var random = new Random(20260101);
        using var file = new StreamWriter(path);
        file.WriteLine("permit_no,surname,given_names,sex,birth_date,citizenship,passport_no,issued_on,valid_from,valid_to,district,fee");
        var born = new DateOnly(1950, 1, 1);
        for (var row = 1; row <= rows; row++)
        {
            var issued = new DateOnly(2024, 1, 1).AddDays(random.Next(366));
            file.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"WP{row:00000000},{Of(Surnames)},{Of(Names)},{Of(Sex)},{born.AddDays(random.Next(20_000)):yyyy-MM-dd},{Of(Countries)},A{random.Next(10_000_000):0000000},{issued:yyyy-MM-dd},{issued:yyyy-MM-dd},{issued.AddYears(2):yyyy-MM-dd},LS-{(char)('A' + random.Next(10))},{random.Next(100, 4000)}.50"));
        }

        string Of(string[] among) => among[random.Next(among.Length)];
    }
}
