using System.Text.Json;

namespace Tsela.Engine.Schemas;

/// <summary>Reads table definitions: a Table Schema of version 1 or 2, with or without a series' block.</summary>
public static class SchemaReader
{
    private static readonly string[] BlockWords =
    [
        "dataset", "institution", "kind", "unit", "periodicity", "dueDay", "medium", "confidentiality", "linkage", "acceptance",
        "legalBasis", "migrantCategories", "stockFlow", "proposals", "notes", "rules", "breaks",
    ];

    /// <summary>Reads a definition.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="path">The path, for the faults.</param>
    /// <param name="codeLists">Gives the code list of an id, or null where there is none.</param>
    /// <returns>The definition, or every fault of the file with its line.</returns>
    public static SchemaReading Read(string json, string path, Func<string, CodeList?> codeLists)
    {
        ArgumentNullException.ThrowIfNull(codeLists);
        var faults = new List<SchemaFault>();
        var root = LinedJson.Parse(json, path, faults);
        return root is null ? new SchemaReading(null, faults) : Read(root, new DefinitionReading(path, faults), faults, codeLists);
    }

    internal static SchemaReading Read(LinedJson root, DefinitionReading reading, List<SchemaFault> faults, Func<string, CodeList?> codeLists)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            reading.Fault(root, "A table definition is a JSON object.");
            return new SchemaReading(null, faults);
        }

        var fields = ReadFields(root, reading, codeLists);
        var schema = new TableSchema
        {
            Name = reading.Text(root, "name") ?? "",
            Title = reading.Text(root, "title"),
            Description = reading.Text(root, "description"),
            Fields = fields,
            FieldsMatch = Match(root, reading),
            PrimaryKey = Known(root, "primaryKey", reading.Texts(root, "primaryKey"), fields, reading),
            UniqueKeys = UniqueKeys(root, reading, fields),
            ForeignKeys = ForeignKeys(root, reading, fields),
            MissingValues = root["missingValues"] is null ? [new MissingValue("", null)] : FieldReading.MissingValues(root, reading),
        };
        if (root["tsela"] is { } block)
        {
            schema = schema with { Tsela = Block(block, reading), Rules = RuleReading.Read(block, reading, fields) };
            if (schema.Name.Length == 0)
            {
                reading.Fault(root, "A series needs a name.");
            }
        }

        return new SchemaReading(faults.Count > 0 ? null : schema, faults);
    }

    private static List<SchemaField> ReadFields(LinedJson root, DefinitionReading reading, Func<string, CodeList?> codeLists)
    {
        var fields = new List<SchemaField>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in reading.Array(root, "fields", isRequired: true))
        {
            if (item.Kind != JsonValueKind.Object)
            {
                reading.Fault(item, "A field must be an object with a name and a type.");
                continue;
            }

            var field = FieldReading.Read(item, reading, codeLists);
            if (!names.Add(field.Name))
            {
                reading.Fault(item, $"The field '{field.Name}' stands twice.");
            }

            fields.Add(field);
        }

        return fields;
    }

    private static FieldsMatch Match(LinedJson root, DefinitionReading reading)
    {
        // Version 2.0 wrote the property as a list of one word.
        var given = reading.Texts(root, "fieldsMatch");
        if (given.Count == 0)
        {
            return FieldsMatch.Exact;
        }

        if (Enum.TryParse<FieldsMatch>(given[0], ignoreCase: true, out var match) && given[0].All(char.IsAsciiLetterLower))
        {
            return match;
        }

        reading.Fault(root["fieldsMatch"]!, $"'{given[0]}' is not a way to match fields; known are exact, equal, subset, superset, partial.");
        return FieldsMatch.Exact;
    }

    private static List<IReadOnlyList<string>> UniqueKeys(LinedJson root, DefinitionReading reading, List<SchemaField> fields)
    {
        var keys = new List<IReadOnlyList<string>>();
        foreach (var item in reading.Array(root, "uniqueKeys"))
        {
            var names = item.Kind == JsonValueKind.Array ? item.Items.ConvertAll(name => name.Scalar) : [item.Scalar];
            keys.Add(Known(item, "uniqueKeys", names, fields, reading));
        }

        return keys;
    }

    private static List<ForeignKey> ForeignKeys(LinedJson root, DefinitionReading reading, List<SchemaField> fields)
    {
        var keys = new List<ForeignKey>();
        foreach (var item in reading.Array(root, "foreignKeys"))
        {
            var own = Known(item, "foreignKeys", reading.Texts(item, "fields"), fields, reading);
            if (item["reference"] is not { } reference)
            {
                reading.Fault(item, "A foreign key needs a reference.");
                continue;
            }

            var resource = reading.Text(reference, "resource") ?? "";
            var others = reading.Texts(reference, "fields");
            if (own.Count == 0 || own.Count != others.Count)
            {
                reading.Fault(item, "A foreign key needs as many fields as its reference.");
            }

            if (resource.Length == 0)
            {
                Known(reference, "reference", others, fields, reading);
            }

            keys.Add(new ForeignKey(own, resource, others));
        }

        return keys;
    }

    private static IReadOnlyList<string> Known(
        LinedJson where, string property, IReadOnlyList<string> names, List<SchemaField> fields, DefinitionReading reading)
    {
        foreach (var name in names)
        {
            if (!fields.Exists(field => field.Name == name))
            {
                reading.Fault(where[property] ?? where, $"'{property}' names the field '{name}', which is not there.");
            }
        }

        return names;
    }

    private static SeriesBlock Block(LinedJson block, DefinitionReading reading)
    {
        reading.OnlyWords(block, BlockWords, "the tsela block of a table");
        return new SeriesBlock
        {
            Dataset = reading.RequiredText(block, "dataset"),
            Institution = reading.RequiredText(block, "institution"),
            Kind = reading.OneOf(block, "kind", ["records", "aggregate"], "records"),
            Unit = reading.OneOf(block, "unit", ["person", "movement", "document", "case", "money", "aggregate"], "person"),
            Periodicity = reading.OneOf(block, "periodicity", ["month", "quarter", "year", "irregular"], "irregular"),
            DueDay = reading.Whole(block, "dueDay"),
            Medium = reading.Text(block, "medium"),
            Confidentiality = reading.OneOf(block, "confidentiality", ["open", "internal", "personal", "sensitive"], "internal"),
            Linkage = block["linkage"] is { } linkage ? Linkage(linkage, reading) : null,
            Acceptance = reading.OneOf(block, "acceptance", ["row-by-row", "all-or-nothing"], "row-by-row"),
            LegalBasis = reading.Text(block, "legalBasis"),
            MigrantCategories = reading.Texts(block, "migrantCategories"),
            StockFlow = reading.Texts(block, "stockFlow"),
            Proposals = reading.Texts(block, "proposals"),
            Notes = reading.Texts(block, "notes"),
            Breaks = [.. reading.Array(block, "breaks").Select(item => new SeriesBreak(
                reading.RequiredText(item, "at"), reading.Text(item, "field"), reading.RequiredText(item, "reason")))],
        };
    }

    private static SeriesLinkage Linkage(LinedJson linkage, DefinitionReading reading)
    {
        reading.OnlyWords(linkage, ["takesPart", "reason"], "the linkage of a series");
        return new SeriesLinkage(reading.Flag(linkage, "takesPart"), reading.RequiredText(linkage, "reason"));
    }
}
