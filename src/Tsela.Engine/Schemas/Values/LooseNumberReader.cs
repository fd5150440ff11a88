using System.Globalization;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

/// <summary>
/// A number as clerks write it: <c>1,200.50</c>, <c>M 1 200,50</c>, <c>LSL 300</c>, <c>(40)</c>. A single comma before
/// exactly three digits separates thousands; a single point is always a decimal point.
/// </summary>
internal sealed class LooseNumberReader(SchemaField field, bool isWhole, ReadingContext context) : CellReader
{
    private static readonly (string Sign, string Currency)[] Currencies =
    [
        ("LSL", "LSL"), ("MALOTI", "LSL"), ("LOTI", "LSL"), ("ZAR", "ZAR"), ("RAND", "ZAR"), ("USD", "USD"), ("US$", "USD"),
        ("EUR", "EUR"), ("GBP", "GBP"), ("CNY", "CNY"), ("BWP", "BWP"), ("M", "LSL"), ("R", "ZAR"), ("$", "USD"), ("€", "EUR"), ("£", "GBP"),
    ];

    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        if (Decimals.TryReadFast(span, out var fast))
        {
            return Take(fast, span, ref value);
        }

        if (kind is CellKind.Date or CellKind.DateTime)
        {
            return CellFault.OfType(
                $"The spreadsheet shows the date {span} where a number is expected.", "Format the column as a number and type the value again.");
        }

        if (decimal.TryParse(span, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain))
        {
            return Take(plain, span, ref value);
        }

        var rest = span;
        var isNegative = TakeBrackets(ref rest);
        var currency = TakeCurrency(ref rest);
        if (LooseNumber.TryRead(rest, out var number))
        {
            return Take(isNegative ? -number : number, span, ref value) ?? Foreign(currency, span);
        }

        return CellFault.OfType(
            $"{Shown(span)} is not {(isWhole ? "a whole number" : "a number")}.",
            field.Mend ?? (isWhole ? "Write digits alone, as 1200." : "Write digits with a point before the decimals, as 1200.50."));
    }

    private CellFault? Take(decimal number, ReadOnlySpan<char> text, ref Value value)
    {
        if (isWhole && !decimal.IsInteger(number))
        {
            return CellFault.OfType($"{Shown(text)} has decimals, but {field.Caption} counts whole things.", field.Mend ?? "Write a whole number.");
        }

        value = Value.Of(number);
        return null;
    }

    private CellFault? Foreign(string? currency, ReadOnlySpan<char> text)
    {
        var expected = field.Currency ?? "LSL";
        return currency is null || currency == expected || context.HasCurrencyField ? null : CellFault.OfType(
            $"{Shown(text)} is in {currency}, but {field.Caption} is asked for in {expected}.",
            $"Write the amount in {expected}, at the rate of the day of the payment.");
    }

    private static bool TakeBrackets(ref ReadOnlySpan<char> text)
    {
        if (text is ['(', .., ')'])
        {
            text = text[1..^1].Trim();
            return true;
        }

        return false;
    }

    private static string? TakeCurrency(ref ReadOnlySpan<char> text)
    {
        foreach (var (sign, currency) in Currencies)
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase) && text.Length > sign.Length && !char.IsAsciiLetter(text[sign.Length]))
            {
                text = text[sign.Length..].TrimStart(" .\u00A0");
                return currency;
            }

            if (text.EndsWith(sign, StringComparison.OrdinalIgnoreCase) && text.Length > sign.Length && !char.IsAsciiLetter(text[^(sign.Length + 1)]))
            {
                text = text[..^sign.Length].TrimEnd();
                return currency;
            }
        }

        return null;
    }
}

/// <summary>Digits with signs for thousands and decimals.</summary>
internal static class LooseNumber
{
    public static bool TryRead(ReadOnlySpan<char> text, out decimal number)
    {
        number = 0;
        if (text.Length is 0 or > 60)
        {
            return false;
        }

        Span<char> room = stackalloc char[60];
        var length = 0;
        foreach (var sign in text)
        {
            if (sign is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '’')
            {
                if (length == 0 || !char.IsAsciiDigit(room[length - 1]))
                {
                    return false;
                }

                continue;
            }

            room[length++] = sign is '\u2212' or '–' ? '-' : sign;
        }

        var kept = room[..length];
        if (!AreSpacesThousands(text) || !Settle(ref kept))
        {
            return false;
        }

        return decimal.TryParse(kept, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A gap between digits must be followed by a whole group of three: 1 200 is a number, 12 5 is not.</summary>
    private static bool AreSpacesThousands(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '’')
            {
                var group = text[(i + 1)..];
                var end = group.IndexOfAnyExceptInRange('0', '9');
                if ((end < 0 ? group.Length : end) != 3)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Decides which sign is the decimal one, drops the other and leaves a point.</summary>
    private static bool Settle(ref Span<char> text)
    {
        var commas = text.Count(',');
        var points = text.Count('.');
        if (commas == 0 && points <= 1)
        {
            return text.Length > 0;
        }

        var lastComma = text.LastIndexOf(',');
        var lastPoint = text.LastIndexOf('.');
        var isCommaDecimal = commas == 1 && (points > 0 ? lastComma > lastPoint : !IsGroup(text, lastComma));
        var isPointDecimal = points == 1 && lastPoint > lastComma;
        var thousands = isCommaDecimal ? '.' : isPointDecimal ? ',' : commas > 0 ? ',' : '.';
        if ((commas > 0 && points > 0 && !isCommaDecimal && !isPointDecimal) || !AreGroups(text, thousands, isCommaDecimal ? lastComma : isPointDecimal ? lastPoint : text.Length))
        {
            return false;
        }

        var length = 0;
        foreach (var sign in text)
        {
            if (sign != thousands)
            {
                text[length++] = sign == ',' ? '.' : sign;
            }
        }

        text = text[..length];
        return true;
    }

    private static bool IsGroup(ReadOnlySpan<char> text, int comma) =>
        text.Length - comma == 4 && comma is >= 1 and <= 4 && text.TrimStart('-')[0] != '0';

    private static bool AreGroups(ReadOnlySpan<char> text, char sign, int end)
    {
        var isFirst = true;
        var start = 0;
        for (var i = 0; i <= end; i++)
        {
            if (i == end || text[i] == sign)
            {
                var length = i - start - (isFirst && text[start] is '-' or '+' ? 1 : 0);
                var hasMore = text[..end].Contains(sign);
                if (hasMore && (isFirst ? length is < 1 or > 3 : length != 3))
                {
                    return false;
                }

                isFirst = false;
                start = i + 1;
            }
        }

        return true;
    }
}
