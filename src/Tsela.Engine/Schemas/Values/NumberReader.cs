using System.Globalization;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

/// <summary>Fast reading of plain decimal digits.</summary>
internal static class Decimals
{
    /// <summary>Reads <c>-12.50</c>: a sign, up to 18 digits, one point. False means that the slow way must look.</summary>
    public static bool TryReadFast(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        var i = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        i += isNegative ? 1 : 0;
        if (text.Length - i is < 1 or > 19)
        {
            return false;
        }

        long digits = 0;
        var count = 0;
        var point = -1;
        for (; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = (digits * 10) + digit;
                count++;
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        if (count is 0 or > 18)
        {
            return false;
        }

        var scale = point < 0 ? 0 : text.Length - point - 1;
        number = scale == 0
            ? (isNegative ? -digits : digits)
            : new decimal((int)digits, (int)(digits >> 32), 0, isNegative, (byte)scale);
        return true;
    }
}

/// <summary>A number to the letter of Table Schema.</summary>
internal sealed class NumberReader(SchemaField field, bool isWhole) : CellReader
{
    private readonly bool isPlain = field.DecimalChar == "." && string.IsNullOrEmpty(field.GroupChar) && field.BareNumber;

    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        if ((isPlain || kind == CellKind.Number) && Decimals.TryReadFast(span, out var fast) && (!isWhole || IsWholeText(span, fast, kind)))
        {
            value = Value.Of(fast);
            return null;
        }

        var plain = kind == CellKind.Number ? span.ToString() : Plain(span);
        if (plain is not null && Styles(plain) && decimal.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            value = Value.Of(number);
            return null;
        }

        if (!isWhole && plain is not null && IsWide(plain, out var wide))
        {
            value = new Value { Kind = ValueKind.Wide, Ticks = BitConverter.DoubleToInt64Bits(wide) };
            return null;
        }

        if (isWhole && plain is not null && plain.AsSpan().TrimStart("+-").IndexOfAnyExceptInRange('0', '9') < 0
            && double.TryParse(plain, CultureInfo.InvariantCulture, out var great))
        {
            value = new Value { Kind = ValueKind.Wide, Ticks = BitConverter.DoubleToInt64Bits(great) };
            return null;
        }

        return isWhole
            ? CellFault.OfType($"{Shown(span)} is not a whole number.", "Write digits alone, as 1200.")
            : CellFault.OfType($"{Shown(span)} is not a number.", $"Write digits with '{field.DecimalChar}' before the decimals.");
    }

    private static bool IsWholeText(ReadOnlySpan<char> text, decimal number, CellKind kind) =>
        kind == CellKind.Number ? decimal.IsInteger(number) : !text.Contains('.');

    private bool Styles(string plain) =>
        !isWhole || plain.AsSpan().TrimStart("+-").IndexOfAnyExceptInRange('0', '9') < 0;

    private string? Plain(ReadOnlySpan<char> span)
    {
        var text = span.Trim().ToString();
        if (!string.IsNullOrEmpty(field.GroupChar))
        {
            text = text.Replace(field.GroupChar, "", StringComparison.Ordinal);
        }

        if (!field.BareNumber)
        {
            var signs = "+-0123456789" + field.DecimalChar;
            var first = text.AsSpan().IndexOfAny(signs);
            var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
            text = first < 0 || last < first ? "" : text[first..(last + 1)];
        }

        if (field.DecimalChar != ".")
        {
            if (text.Contains('.', StringComparison.Ordinal))
            {
                return null;
            }

            text = text.Replace(field.DecimalChar, ".", StringComparison.Ordinal);
        }

        return text.Length == 0 || text.Contains(' ', StringComparison.Ordinal) ? null : text;
    }

    private static bool IsWide(string text, out double number)
    {
        number = text.ToUpperInvariant() switch { "NAN" => double.NaN, "INF" => double.PositiveInfinity, "-INF" => double.NegativeInfinity, _ => 0 };
        return number != 0
            || (char.IsAsciiDigit(text[^1]) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number));
    }
}
