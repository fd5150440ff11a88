using Tsela.Engine.Schemas;

namespace Tsela.Sandbox.Files;

/// <summary>Puts true values into the words of an office: labels or synonyms in place of codes, yes and no.</summary>
public sealed class OfficeWords(Office office)
{
    private readonly Dictionary<(string Field, string Code), string> said = [];

    public object? Say(SchemaField field, object? value) => value switch
    {
        null => null,
        bool truth => truth ? "Yes" : "No",
        string text => Word(field, text),
        IEnumerable<string> items => string.Join(field.Delimiter, items.Select(item => Item(field, item))),
        _ => value,
    };

    private string Item(SchemaField field, string text)
    {
        var word = Word(field, text);
        return word.Contains(field.Delimiter, StringComparison.Ordinal) ? Code(field, text)?.Value ?? text : word;
    }

    private string Word(SchemaField field, string text)
    {
        if (field.CodeLists.Count == 0)
        {
            return text;
        }

        if (said.TryGetValue((field.Name, text), out var known))
        {
            return known;
        }

        return said[(field.Name, text)] = Code(field, text) is { } code ? Chosen(field, code) : text;
    }

    private string Chosen(SchemaField field, Code code)
    {
        if (!office.WritesLabels)
        {
            return code.Value;
        }

        // an office that has a habit keeps it: one word for one code, a synonym for about every third
        var habit = (office.Institution.Length + code.Value.Length + code.Label.Length + field.Name.Length) % 3;
        return habit == 0 && code.Synonyms.Count > 0 ? code.Synonyms[code.Label.Length % code.Synonyms.Count] : code.Label;
    }

    private static Code? Code(SchemaField field, string text)
    {
        foreach (var list in field.CodeLists)
        {
            if (list.TryResolve(text, out var code))
            {
                return code;
            }
        }

        return null;
    }
}
