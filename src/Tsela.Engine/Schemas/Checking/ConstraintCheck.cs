using System.Text.Json;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Values;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Holds a value that could be read against the constraints of its field.</summary>
internal sealed class ConstraintCheck
{
    private readonly SchemaField field;
    private readonly FieldConstraints given;
    private readonly ConstraintValues values;
    private readonly bool isTolerant;
    private readonly Limit[] limits;
    private readonly bool isIdle;

    public ConstraintCheck(SchemaField field, bool isTolerant)
    {
        this.field = field;
        this.isTolerant = isTolerant;
        given = field.Constraints;
        values = new ConstraintValues(field);
        limits = [.. Limits(values, given)];
        isIdle = limits.Length == 0 && given.MinLength is null && given.MaxLength is null && values.Pattern is null && values.Schema is null && !values.HasChoices;
    }

    /// <summary>True where the constraints cost more than a look into a table of earlier readings.</summary>
    public bool IsSlow => values.Pattern is not null;

    public void Check(in Value value, ReadOnlyMemory<char> text, List<CellFault> faults)
    {
        if (isIdle)
        {
            return;
        }

        if (limits.Length > 0)
        {
            CheckBounds(value, text.Span, faults);
        }

        if (given.MinLength is not null || given.MaxLength is not null)
        {
            CheckLength(value, text.Span, faults);
        }

        if (values.Pattern is not null && !Patterns.IsMatch(values.Pattern, value.Kind == ValueKind.Text ? value.Text.Span : text.Span))
        {
            faults.Add(Broken($"{Shown(text.Span)} does not have the form of {field.Caption}{Explained(text.Span)}.", $"The form is {given.Pattern}{Example}."));
        }

        if (values.Schema is not null && !HoldsSchema(values.Schema, text))
        {
            faults.Add(Broken($"{Shown(text.Span)} is not built as {field.Caption} must be.", "Compare it with the JSON Schema of the field."));
        }

        if (values.HasChoices && !values.IsChoice(value, text.Span))
        {
            var words = given.Enum.Count > 0 ? given.Enum : [.. field.Categories.Select(category => category.Value)];
            faults.Add(Broken(
                $"{Shown(text.Span)} is not one of the values that {field.Caption} may have.",
                $"Write one of {string.Join(", ", words.Take(12))}{(words.Count > 12 ? ", ..." : "")}."));
        }
    }

    private static bool HoldsSchema(JsonSchema schema, ReadOnlyMemory<char> text)
    {
        using var document = JsonDocument.Parse(text);
        return schema.Holds(document.RootElement);
    }

    private string Example => this.field.Example is null ? "" : $", as {this.field.Example}";

    private void CheckBounds(in Value value, ReadOnlySpan<char> text, List<CellFault> faults)
    {
        if (value.Kind == ValueKind.List)
        {
            foreach (var item in value.Items!)
            {
                CheckBounds(item, text, faults);
            }

            return;
        }

        foreach (var limit in limits)
        {
            var compared = field.Type == FieldType.Duration ? value.Number.CompareTo(limit.Bound.Number) : Value.Compare(value, limit.Bound);
            if (compared is not { } order || !limit.Holds(order))
            {
                faults.Add(Broken($"{Shown(text)} in {field.Caption} is {limit.Wrong}.", $"The value must be {limit.Right}."));
            }
        }
    }

    private static IEnumerable<Limit> Limits(ConstraintValues values, FieldConstraints given)
    {
        if (values.Minimum is { } least)
        {
            yield return new Limit(least, order => order >= 0, $"less than {given.Minimum}", $"at least {given.Minimum}");
        }

        if (values.Maximum is { } most)
        {
            yield return new Limit(most, order => order <= 0, $"more than {given.Maximum}", $"at most {given.Maximum}");
        }

        if (values.ExclusiveMinimum is { } above)
        {
            yield return new Limit(above, order => order > 0, $"not more than {given.ExclusiveMinimum}", $"more than {given.ExclusiveMinimum}");
        }

        if (values.ExclusiveMaximum is { } below)
        {
            yield return new Limit(below, order => order < 0, $"not less than {given.ExclusiveMaximum}", $"less than {given.ExclusiveMaximum}");
        }
    }

    private void CheckLength(in Value value, ReadOnlySpan<char> text, List<CellFault> faults)
    {
        var (length, unit) = field.Type switch
        {
            FieldType.List => (value.Items?.Length ?? 0, "items"),
            FieldType.Array => ((int)value.Number, "items"),
            FieldType.Object => ((int)value.Number, "properties"),
            _ => (Characters(value.Kind == ValueKind.Text ? value.Text.Span : text), "characters"),
        };
        if (length < given.MinLength)
        {
            faults.Add(Broken($"{Shown(text)} has {length} {unit}, fewer than {given.MinLength}{Explained(text)}.", $"{field.Caption} has at least {given.MinLength} {unit}{Example}."));
        }

        if (length > given.MaxLength)
        {
            faults.Add(Broken($"{Shown(text)} has {length} {unit}, more than {given.MaxLength}.", $"{field.Caption} has at most {given.MaxLength} {unit}{Example}."));
        }
    }

    /// <summary>Where zeros in front would make the value fit, a spreadsheet has most likely dropped them.</summary>
    private string Explained(ReadOnlySpan<char> text)
    {
        if (!isTolerant || text.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return "";
        }

        var digits = text.ToString();
        for (var length = digits.Length + 1; length <= digits.Length + 6; length++)
        {
            var padded = digits.PadLeft(length, '0');
            if ((values.Pattern is null || Patterns.IsMatch(values.Pattern, padded)) && !(length < given.MinLength))
            {
                return $"; spreadsheets drop zeros in front: was it {padded}?";
            }
        }

        return "";
    }

    private static int Characters(ReadOnlySpan<char> text)
    {
        var length = text.Length;
        foreach (var unit in text)
        {
            length -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return length;
    }

    private CellFault Broken(string message, string mend) => new(CellFault.Constraint, Severity.Error, message, field.Mend ?? mend);

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= 60 ? $"'{text}'" : $"'{text[..57]}...'";

    private sealed record Limit(Value Bound, Func<int, bool> Holds, string Wrong, string Right);
}
