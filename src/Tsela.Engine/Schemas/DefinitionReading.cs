using System.Text.Json;

namespace Tsela.Engine.Schemas;

/// <summary>Typed reading of a definition file that gathers faults with their lines.</summary>
internal sealed class DefinitionReading(string path, List<SchemaFault> faults)
{
    public void Fault(LinedJson where, string reason) => faults.Add(new SchemaFault(path, where.Line, reason));

    public void OnlyWords(LinedJson where, ReadOnlySpan<string> words, string what)
    {
        foreach (var (name, value) in where.Members)
        {
            if (!words.Contains(name))
            {
                Fault(value, $"'{name}' is not a known property of {what}; known are {string.Join(", ", words.ToArray())}.");
            }
        }
    }

    public string RequiredText(LinedJson where, string name)
    {
        var text = Text(where, name);
        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(where, $"'{name}' is missing.");
            return "";
        }

        return text;
    }

    /// <summary>A text; a number is taken as it is written, because codes and years are often written so.</summary>
    public string? Text(LinedJson where, string name)
    {
        var value = where[name];
        if (value is null)
        {
            return null;
        }

        if (value.Kind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            Fault(value, $"'{name}' must be a text.");
            return null;
        }

        return value.Text;
    }

    public bool Flag(LinedJson where, string name)
    {
        var value = where[name];
        if (value is not null && value.Kind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fault(value, $"'{name}' must be true or false.");
        }

        return value?.IsTrue ?? false;
    }

    public bool? FlagOrNull(LinedJson where, string name) => where[name] is null ? null : Flag(where, name);

    public int? Whole(LinedJson where, string name)
    {
        var value = where[name];
        if (value is null)
        {
            return null;
        }

        if (int.TryParse(value.Text, System.Globalization.CultureInfo.InvariantCulture, out var whole) && whole >= 0)
        {
            return whole;
        }

        Fault(value, $"'{name}' must be a whole number that is not negative.");
        return null;
    }

    public decimal? Number(LinedJson where, string name)
    {
        var value = where[name];
        if (value is null)
        {
            return null;
        }

        if (value.Kind == JsonValueKind.Number && value.TryNumber(out var number))
        {
            return number;
        }

        Fault(value, $"'{name}' must be a number.");
        return null;
    }

    public decimal RequiredNumber(LinedJson where, string name)
    {
        if (where[name] is null)
        {
            Fault(where, $"'{name}' is missing.");
        }

        return Number(where, name) ?? 0;
    }

    public IReadOnlyList<LinedJson> Array(LinedJson where, string name, bool isRequired = false)
    {
        var value = where[name];
        if (value is null)
        {
            if (isRequired)
            {
                Fault(where, $"'{name}' is missing.");
            }

            return [];
        }

        if (value.Kind != JsonValueKind.Array)
        {
            Fault(value, $"'{name}' must be a list.");
            return [];
        }

        return value.Items;
    }

    /// <summary>A list of texts; one text alone is taken for a list of one, as Table Schema allows for keys.</summary>
    public IReadOnlyList<string> Texts(LinedJson where, string name)
    {
        var value = where[name];
        if (value is null)
        {
            return [];
        }

        if (value.Kind is JsonValueKind.String or JsonValueKind.Number)
        {
            return [value.Text];
        }

        if (value.Kind != JsonValueKind.Array)
        {
            Fault(value, $"'{name}' must be a list of texts.");
            return [];
        }

        var texts = new List<string>(value.Items.Count);
        foreach (var item in value.Items)
        {
            if (item.Kind is JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null)
            {
                Fault(item, $"'{name}' must be a list of texts.");
            }
            else
            {
                texts.Add(item.Scalar);
            }
        }

        return texts;
    }

    public string OneOf(LinedJson where, string name, ReadOnlySpan<string> words, string otherwise)
    {
        var text = Text(where, name);
        if (text is null)
        {
            return otherwise;
        }

        if (!words.Contains(text))
        {
            Fault(where[name]!, $"'{text}' is not a {name}; known are {string.Join(", ", words.ToArray())}.");
            return otherwise;
        }

        return text;
    }
}
