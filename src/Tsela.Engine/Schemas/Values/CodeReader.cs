using System.Globalization;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

/// <summary>A code, its label or a synonym from the lists of a field; the value is the code.</summary>
internal sealed class CodeReader(SchemaField field, ReadingContext context) : CellReader
{
    private readonly bool hasMappings = context.ValueMappings.Keys.Any(key => key.Field == field.Name);
    private readonly int codeLengthMax = field.CodeLists.SelectMany(list => list.Codes).Select(code => code.Value.Length).DefaultIfEmpty().Max();

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        if (TryResolve(span, out var code))
        {
            value = Meaning(code);
            return null;
        }

        if (kind is CellKind.Date or CellKind.DateTime)
        {
            return SpreadsheetDamage.BecameDate(span, Severity.Error);
        }

        if (SpreadsheetDamage.IsShortenedNumber(span))
        {
            return SpreadsheetDamage.Shortened(span);
        }

        return LostZeros(span, ref value) ?? Unknown(span);
    }

    private bool TryResolve(ReadOnlySpan<char> text, out string code)
    {
        foreach (var list in field.CodeLists)
        {
            if (list.TryResolve(text, out var found))
            {
                code = found.Value;
                return true;
            }
        }

        code = "";
        return hasMappings && context.ValueMappings.TryGetValue((field.Name, LooseText.Normalise(text)), out code!);
    }

    private Value Meaning(string code) =>
        field.Type is FieldType.Integer or FieldType.Number or FieldType.Year
        && decimal.TryParse(code, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : Value.Of(code.AsMemory());

    /// <summary>A code such as 07 that a spreadsheet shows as 7: read with the zeros, and said.</summary>
    private CellFault? LostZeros(ReadOnlySpan<char> text, ref Value value)
    {
        if (text.Length >= codeLengthMax || text.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return null;
        }

        var digits = text.ToString();
        for (var length = digits.Length + 1; length <= Math.Min(codeLengthMax, 20); length++)
        {
            if (TryResolve(digits.PadLeft(length, '0'), out var code))
            {
                value = Meaning(code);
                return new CellFault(
                    "leading-zeros-lost",
                    Severity.Warning,
                    $"'{digits}' is no code of {field.Caption}; it was read as '{code}', because spreadsheets drop zeros in front.",
                    "Format the column as text and type the code with its zeros.");
            }
        }

        return null;
    }

    private CellFault Unknown(ReadOnlySpan<char> text)
    {
        Code? near = null;
        foreach (var list in field.CodeLists)
        {
            near ??= list.Nearest(text);
        }

        var suggestion = near is null ? "" : $" Did you mean {near.Label} ({near.Value})?";
        return new CellFault(
            "code-unknown",
            Severity.Error,
            $"{Shown(text)} is not in the list {field.CodeLists[0].Title} that {field.Caption} is written from.{suggestion}",
            field.Mend ?? (near is null
                ? "Write a code or a label of the list; the template and the page of the series show it."
                : $"Write {near.Value} or {near.Label} if that is meant; else choose from the list."));
    }
}
