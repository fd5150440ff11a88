using System.Text.Json;

namespace Tsela.Engine.Schemas;

/// <summary>Reads the code lists of <c>data/codelists</c>, in the form of docs/series-definition.md.</summary>
public static class CodeListReader
{
    private static readonly string[] ListWords = ["id", "title", "standard", "source", "proposal", "codes", "note", "notes", "$schema"];
    private static readonly string[] CodeWords =
        ["code", "label", "labelSt", "synonyms", "parent", "validFrom", "validTo", "note", "attributes"];

    /// <summary>Reads one list.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="path">The path, for the faults.</param>
    public static CodeListReading Read(string json, string path)
    {
        var faults = new List<SchemaFault>();
        var root = LinedJson.Parse(json, path, faults);
        if (root is null)
        {
            return new CodeListReading(null, faults);
        }

        var reading = new DefinitionReading(path, faults);
        reading.OnlyWords(root, ListWords, "a code list");
        var id = reading.RequiredText(root, "id");
        var title = reading.Text(root, "title") ?? id;
        var codes = new List<Code>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in reading.Array(root, "codes", isRequired: true))
        {
            if (item.Kind != JsonValueKind.Object)
            {
                reading.Fault(item, "A code must be an object with a code and a label.");
                continue;
            }

            var code = ReadCode(reading, item);
            if (!known.Add(code.Value))
            {
                reading.Fault(item, $"The code '{code.Value}' stands twice in the list.");
            }

            codes.Add(code);
        }

        foreach (var (code, item) in codes.Zip(root["codes"]?.Items.Where(i => i.Kind == JsonValueKind.Object) ?? []))
        {
            if (code.Parent is not null && !known.Contains(code.Parent))
            {
                reading.Fault(item, $"The parent '{code.Parent}' of the code '{code.Value}' is not in the list.");
            }
        }

        return faults.Count > 0
            ? new CodeListReading(null, faults)
            : new CodeListReading(
                new CodeList(id, title, reading.Text(root, "standard"), reading.Text(root, "source"), reading.Flag(root, "proposal"), codes),
                faults);
    }

    private static Code ReadCode(DefinitionReading reading, LinedJson item)
    {
        reading.OnlyWords(item, CodeWords, "a code");
        var value = reading.RequiredText(item, "code");
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (item["attributes"] is { } given)
        {
            foreach (var (name, attribute) in given.Members)
            {
                attributes[name] = attribute.Scalar;
            }
        }

        return new Code(
            value,
            reading.Text(item, "label") ?? value,
            reading.Text(item, "labelSt"),
            reading.Texts(item, "synonyms"),
            reading.Text(item, "parent"),
            reading.Text(item, "validFrom"),
            reading.Text(item, "validTo"),
            reading.Text(item, "note"),
            attributes);
    }
}
