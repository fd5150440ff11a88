using System.Text.Json;

namespace Tsela.Engine.Schemas;

/// <summary>Reads the fields of a definition.</summary>
internal static class FieldReading
{
    private static readonly string[] BlockWords =
        ["concept", "codeLists", "aliases", "system", "identifying", "currency", "mend", "block", "drawnFrom", "proposal"];

    private static readonly string[] ConstraintWords =
    [
        "required", "unique", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "pattern", "enum", "jsonSchema",
    ];

    private static readonly Dictionary<string, FieldType> Types = Enum.GetValues<FieldType>()
        .ToDictionary(type => type.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static SchemaField Read(LinedJson item, DefinitionReading reading, Func<string, CodeList?> codeLists)
    {
        var type = Type(item, "type", FieldType.Any, reading);
        var field = new SchemaField
        {
            Name = reading.RequiredText(item, "name"),
            Title = reading.Text(item, "title"),
            Description = reading.Text(item, "description"),
            Type = type,
            ItemType = Type(item, "itemType", FieldType.String, reading),
            Format = Format(item, type, reading),
            Delimiter = reading.Text(item, "delimiter") is { Length: > 0 } delimiter ? delimiter : ",",
            DecimalChar = reading.Text(item, "decimalChar") is { Length: > 0 } point ? point : ".",
            GroupChar = reading.Text(item, "groupChar"),
            BareNumber = reading.FlagOrNull(item, "bareNumber") ?? true,
            TrueValues = item["trueValues"] is null ? ["true", "True", "TRUE", "1"] : reading.Texts(item, "trueValues"),
            FalseValues = item["falseValues"] is null ? ["false", "False", "FALSE", "0"] : reading.Texts(item, "falseValues"),
            MissingValues = item["missingValues"] is null ? null : MissingValues(item, reading),
            Categories = Categories(item, reading),
            CategoriesOrdered = reading.Flag(item, "categoriesOrdered"),
            Constraints = Constraints(item, reading),
            Example = item["example"] is { Kind: JsonValueKind.Array } examples
                ? string.Join(';', examples.Items.Select(example => example.Scalar))
                : item["example"]?.Scalar,
        };
        if (item["tsela"] is { } block)
        {
            field = WithBlock(field, block, reading, codeLists);
        }

        ConstraintValues.Check(field, item, reading);
        return field;
    }

    public static IReadOnlyList<MissingValue> MissingValues(LinedJson where, DefinitionReading reading)
    {
        var values = new List<MissingValue>();
        foreach (var item in reading.Array(where, "missingValues"))
        {
            values.Add(item.Kind == JsonValueKind.Object
                ? new MissingValue(item["value"]?.Scalar ?? "", reading.Text(item, "label"))
                : new MissingValue(item.Scalar, null));
        }

        return values;
    }

    private static FieldType Type(LinedJson item, string name, FieldType otherwise, DefinitionReading reading)
    {
        var word = reading.Text(item, name);
        if (word is null)
        {
            return otherwise;
        }

        if (Types.TryGetValue(word, out var type))
        {
            return type;
        }

        reading.Fault(item[name]!, $"'{word}' is not a type; known are {string.Join(", ", Types.Keys)}.");
        return otherwise;
    }

    private static string Format(LinedJson item, FieldType type, DefinitionReading reading)
    {
        var format = reading.Text(item, "format");
        if (string.IsNullOrEmpty(format))
        {
            return "default";
        }

        format = format.StartsWith("fmt:", StringComparison.Ordinal) ? format[4..] : format;
        var isKnown = type switch
        {
            FieldType.String => format is "default" or "email" or "uri" or "binary" or "uuid" or "wkt",
            FieldType.GeoPoint => format is "default" or "array" or "object",
            FieldType.GeoJson => format is "default" or "topojson",
            FieldType.Date or FieldType.DateTime or FieldType.Time => format is "default" or "any" || Values.StrptimeFormat.TryCompile(format) is not null,
            _ => true,
        };
        if (!isKnown)
        {
            reading.Fault(item["format"]!, $"'{format}' is not a format of the type {type.ToString().ToLowerInvariant()}.");
        }

        return isKnown ? format : "default";
    }

    private static List<Category> Categories(LinedJson item, DefinitionReading reading)
    {
        var categories = new List<Category>();
        foreach (var category in reading.Array(item, "categories"))
        {
            categories.Add(category.Kind == JsonValueKind.Object
                ? new Category(category["value"]?.Scalar ?? "", reading.Text(category, "label"))
                : new Category(category.Scalar, null));
        }

        return categories;
    }

    private static FieldConstraints Constraints(LinedJson item, DefinitionReading reading)
    {
        if (item["constraints"] is not { } constraints)
        {
            return new FieldConstraints();
        }

        if (item["tsela"] is not null)
        {
            reading.OnlyWords(constraints, ConstraintWords, "the constraints");
        }

        return new FieldConstraints
        {
            Required = reading.Flag(constraints, "required"),
            Unique = reading.Flag(constraints, "unique"),
            MinLength = reading.Whole(constraints, "minLength"),
            MaxLength = reading.Whole(constraints, "maxLength"),
            Minimum = constraints["minimum"]?.Scalar,
            Maximum = constraints["maximum"]?.Scalar,
            ExclusiveMinimum = constraints["exclusiveMinimum"]?.Scalar,
            ExclusiveMaximum = constraints["exclusiveMaximum"]?.Scalar,
            Pattern = reading.Text(constraints, "pattern"),
            Enum = [.. reading.Array(constraints, "enum").Select(value => value.Scalar)],
            JsonSchema = JsonSchema(constraints, reading),
        };
    }

    private static string? JsonSchema(LinedJson constraints, DefinitionReading reading)
    {
        if (constraints["jsonSchema"] is not { } schema || schema.Kind == JsonValueKind.Object)
        {
            return constraints["jsonSchema"]?.Scalar;
        }

        reading.Fault(schema, "'jsonSchema' must be a JSON Schema, which is an object.");
        return null;
    }

    private static SchemaField WithBlock(SchemaField field, LinedJson block, DefinitionReading reading, Func<string, CodeList?> codeLists)
    {
        reading.OnlyWords(block, BlockWords, "the tsela block of a field");
        var lists = new List<CodeList>();
        foreach (var id in reading.Texts(block, "codeLists"))
        {
            if (codeLists(id) is { } list)
            {
                lists.Add(list);
            }
            else
            {
                reading.Fault(block["codeLists"]!, $"There is no code list '{id}'.");
            }
        }

        return field with
        {
            Concept = reading.Text(block, "concept"),
            CodeLists = lists,
            Aliases = reading.Texts(block, "aliases"),
            IsSystem = reading.Flag(block, "system"),
            IsIdentifying = reading.Flag(block, "identifying"),
            Currency = reading.Text(block, "currency"),
            Mend = reading.Text(block, "mend"),
            Block = reading.Text(block, "block"),
            DrawnFrom = reading.Text(block, "drawnFrom"),
            IsProposal = reading.Flag(block, "proposal"),
        };
    }
}
