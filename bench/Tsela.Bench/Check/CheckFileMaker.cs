using System.Globalization;
using System.Text;
using Tsela.Engine.Schemas;

namespace Tsela.Bench.Check;

/// <summary>Writes the file of the benchmark: permits with twelve columns, the same for a seed and a number of rows.</summary>
internal static class CheckFileMaker
{
    private static readonly string[] Surnames = ["Mokoena", "Letsie", "Mohapi", "Ramaili", "Thabane", "Khumalo", "Nkosi", "Molapo", "Sekhonyana", "Lerotholi"];
    private static readonly string[] GivenNames = ["Thabo", "Palesa", "Lineo", "Tšepo", "Mpho", "Neo", "Katleho", "Refiloe", "Teboho", "Limpho"];
    private static readonly string[] Countries = ["LS", "ZA", "CN", "IN", "PK", "ZW", "BW", "NG", "ET", "BD"];
    private static readonly string[] Districts = ["LS-A", "LS-B", "LS-C", "LS-D", "LS-E", "LS-F", "LS-G", "LS-H", "LS-J", "LS-K"];
    private static readonly string[] Purposes = ["work", "study", "family", "business", "refuge"];

    public const string Schema =
        """
        { "name": "permits", "fieldsMatch": "equal", "primaryKey": "id", "fields": [
          { "name": "id", "type": "integer", "constraints": { "required": true } },
          { "name": "permit_no", "type": "string", "constraints": { "required": true, "pattern": "[A-Z]{2}[0-9]{8}" } },
          { "name": "surname", "type": "string", "constraints": { "required": true, "maxLength": 60 } },
          { "name": "given_names", "type": "string", "constraints": { "maxLength": 60 } },
          { "name": "birth_date", "type": "date", "constraints": { "required": true, "minimum": "1900-01-01" } },
          { "name": "sex", "type": "string", "constraints": { "enum": ["F", "M"] } },
          { "name": "nationality", "type": "string", "constraints": { "required": true, "enum": ["LS", "ZA", "CN", "IN", "PK", "ZW", "BW", "NG", "ET", "BD"] } },
          { "name": "district", "type": "string", "constraints": { "enum": ["LS-A", "LS-B", "LS-C", "LS-D", "LS-E", "LS-F", "LS-G", "LS-H", "LS-J", "LS-K"] } },
          { "name": "valid_from", "type": "date", "constraints": { "required": true } },
          { "name": "valid_to", "type": "date" },
          { "name": "fee", "type": "number", "constraints": { "minimum": 0 } },
          { "name": "purpose", "type": "string", "constraints": { "enum": ["work", "study", "family", "business", "refuge"] } } ] }
        """;

    /// <summary>The same columns as a series is defined: read tolerantly, codes from lists, rules within the row.</summary>
    public const string Series =
        """
        { "name": "T1", "fieldsMatch": "partial", "primaryKey": "id", "fields": [
          { "name": "id", "type": "integer", "constraints": { "required": true } },
          { "name": "permit_no", "title": "Permit number", "type": "string", "constraints": { "required": true } },
          { "name": "surname", "title": "Surname", "type": "string", "constraints": { "required": true } },
          { "name": "given_names", "title": "Given names", "type": "string" },
          { "name": "birth_date", "title": "Date of birth", "type": "date", "constraints": { "required": true } },
          { "name": "sex", "title": "Sex", "type": "string" },
          { "name": "nationality", "title": "Nationality", "type": "string", "constraints": { "required": true }, "tsela": { "codeLists": ["countries"] } },
          { "name": "district", "title": "District", "type": "string", "tsela": { "codeLists": ["districts"] } },
          { "name": "valid_from", "title": "Valid from", "type": "date", "constraints": { "required": true } },
          { "name": "valid_to", "title": "Valid to", "type": "date" },
          { "name": "fee", "title": "Fee", "type": "number", "constraints": { "minimum": 0 } },
          { "name": "purpose", "title": "Purpose", "type": "string" } ],
          "tsela": { "dataset": "T", "institution": "NES", "rules": [
            { "id": "R1", "then": "valid_to >= valid_from", "field": "valid_to", "message": "It ends before it begins." },
            { "id": "R2", "severity": "warning", "when": "purpose = 'work'", "then": "fee < 10000", "field": "fee", "message": "The fee is high." },
            { "id": "R3", "severity": "warning", "then": "birth_date < valid_from", "field": "birth_date", "message": "Born after the permit." } ] } }
        """;

    /// <summary>The lists that <see cref="Series"/> names.</summary>
    public static CodeList? CodeLists(string id)
    {
        var words = id == "countries" ? Countries : Districts;
        return new CodeList(id, id, null, null, false, [.. words.Select(word => new Code(word, "label of " + word, null, [], null, null, null, null, new Dictionary<string, string>()))]);
    }

    public static void Write(string path, int rows, int seed)
    {
        var random = new Random(seed);
        var day = new DateOnly(2015, 1, 1);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        file.Write("id,permit_no,surname,given_names,birth_date,sex,nationality,district,valid_from,valid_to,fee,purpose\n");
        for (var i = 1; i <= rows; i++)
        {
            var from = day.AddDays(random.Next(3650));
            var isFaulty = random.Next(1000) == 0;
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{i},LS{random.Next(100_000_000):00000000},{Pick(Surnames)},\"{Pick(GivenNames)} {Pick(GivenNames)}\",{day.AddDays(-random.Next(25_000)):yyyy-MM-dd},{(random.Next(2) == 0 ? "F" : "M")},{(isFaulty ? "XX" : Pick(Countries))},{Pick(Districts)},{from:yyyy-MM-dd},{from.AddDays(random.Next(1000)):yyyy-MM-dd},{random.Next(500_000) / 100m},{Pick(Purposes)}\n"));
        }

        string Pick(string[] words) => words[random.Next(words.Length)];
    }
}
