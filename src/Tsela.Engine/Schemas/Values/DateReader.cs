using System.Buffers;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

internal static class IsoDates
{
    /// <summary>Reads exactly <c>yyyy-MM-dd</c>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text.Slice(5, 2), out var month) || !TryDigits(text.Slice(8, 2), out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Reads <c>HH:mm:ss</c>, with a fraction and a zone where they stand.</summary>
    public static bool TryTime(ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < 8 || text[2] != ':' || text[5] != ':'
            || !TryDigits(text[..2], out var hour) || !TryDigits(text.Slice(3, 2), out var minute) || !TryDigits(text.Slice(6, 2), out var second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        var rest = text[8..];
        if (rest.Length > 1 && rest[0] == '.')
        {
            var end = rest[1..].IndexOfAnyExceptInRange('0', '9');
            var digits = end < 0 ? rest[1..] : rest.Slice(1, end);
            if (digits.Length == 0)
            {
                return false;
            }

            ticks += Fraction(digits);
            rest = rest[(1 + digits.Length)..];
        }

        return rest.Length == 0 || rest is "Z" || IsOffset(rest);
    }

    /// <summary>Ticks by which the zone at the end of a moment is ahead of UTC; 0 without a zone.</summary>
    public static long Offset(ReadOnlySpan<char> text)
    {
        if (text.Length < 6 || !IsOffset(text[^6..]))
        {
            return 0;
        }

        TryDigits(text[^5..^3], out var hours);
        TryDigits(text[^2..], out var minutes);
        return (text[^6] == '-' ? -1 : 1) * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
    }

    public static bool IsOffset(ReadOnlySpan<char> text) =>
        text.Length == 6 && text[0] is '+' or '-' && text[3] == ':' && TryDigits(text.Slice(1, 2), out var hours) && hours <= 14
        && TryDigits(text.Slice(4, 2), out var minutes) && minutes <= 59;

    public static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var sign in text)
        {
            var digit = sign - '0';
            if ((uint)digit > 9)
            {
                return false;
            }

            number = (number * 10) + digit;
        }

        return text.Length > 0;
    }

    private static long Fraction(ReadOnlySpan<char> digits)
    {
        long ticks = 0;
        for (var i = 0; i < 7; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return ticks;
    }
}

/// <summary>A day to the letter of Table Schema: ISO, or a pattern.</summary>
internal sealed class DateReader(string format) : CellReader
{
    private readonly StrptimeFormat? pattern = format == "default" ? null : StrptimeFormat.TryCompile(format);

    public override bool IsWorthRemembering => pattern is not null;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        DateOnly date = default;
        var isRead = pattern is null || kind == CellKind.Date
            ? IsoDates.TryRead(span, out date)
            : kind == CellKind.DateTime
                ? span.Length > 10 && span[10..] is "T00:00:00" && IsoDates.TryRead(span[..10], out date)
                : pattern.TryRead(span, out var moment) && moment.TryDate(out date);
        if (isRead)
        {
            value = Value.Of(date);
            return null;
        }

        return CellFault.OfType($"{Shown(span)} is not a date{(pattern is null ? " as 2024-03-31" : $" of the form {format}")}.", $"Write the date {(pattern is null ? "as 2024-03-31" : $"in the form {format}")}.");
    }
}

/// <summary>A day and time to the letter of Table Schema.</summary>
internal sealed class DateTimeReader(string format) : CellReader
{
    private readonly StrptimeFormat? pattern = format == "default" ? null : StrptimeFormat.TryCompile(format);

    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        DateOnly date = default;
        long ticks = 0, ahead = 0;
        bool isRead;
        if (pattern is null || kind is CellKind.DateTime)
        {
            isRead = TryIso(span, isLoose: false, out date, out ticks);
            ahead = isRead ? IsoDates.Offset(span) : 0;
        }
        else
        {
            isRead = pattern.TryRead(span, out var moment) && moment.TryDate(out date) && moment.TryTicks(out ticks);
            ahead = moment.Ahead;
        }

        if (isRead)
        {
            value = new Value { Kind = ValueKind.DateTime, Ticks = Math.Clamp((date.DayNumber * TimeSpan.TicksPerDay) + ticks - ahead, 0, DateTime.MaxValue.Ticks) };
            return null;
        }

        return CellFault.OfType($"{Shown(span)} is not a date with a time.", "Write it as 2024-03-31T14:05:00.");
    }

    public static bool TryIso(ReadOnlySpan<char> text, bool isLoose, out DateOnly date, out long ticks)
    {
        ticks = 0;
        if (isLoose && IsoDates.TryRead(text, out date))
        {
            return true;
        }

        date = default;
        return text.Length > 11 && (text[10] == 'T' || (isLoose && text[10] == ' '))
            && IsoDates.TryRead(text[..10], out date) && IsoDates.TryTime(text[11..], out ticks);
    }
}

/// <summary>A time of day to the letter of Table Schema.</summary>
internal sealed class TimeReader(string format) : CellReader
{
    private readonly StrptimeFormat? pattern = format is "default" or "any" ? null : StrptimeFormat.TryCompile(format);

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        long ticks = 0;
        var isRead = pattern is null || kind == CellKind.Time
            ? IsoDates.TryTime(span, out ticks) || (format == "any" && TimeOnly.TryParse(span, System.Globalization.CultureInfo.InvariantCulture, out _))
            : pattern.TryRead(span, out var moment) && moment.TryTicks(out ticks);
        if (isRead)
        {
            value = new Value { Kind = ValueKind.Time, Ticks = ticks };
            return null;
        }

        return CellFault.OfType($"{Shown(span)} is not a time of day.", "Write it as 14:05:00.");
    }
}

/// <summary>A year of four digits.</summary>
internal sealed class YearReader : CellReader
{
    public override bool IsWorthRemembering => false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        var isNegative = span[0] == '-';
        if (IsoDates.TryDigits(span[(isNegative ? 1 : 0)..], out var year) && span.Length - (isNegative ? 1 : 0) == 4)
        {
            value = Value.Of(isNegative ? -year : year);
            return null;
        }

        return CellFault.OfType($"{Shown(span)} is not a year.", "Write the year with four digits, as 2024.");
    }
}

/// <summary>A month of a year; its value is the first day.</summary>
internal sealed class YearMonthReader(bool isTolerant) : CellReader
{
    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        if ((span.Length == 7 && span[4] == '-' && IsoDates.TryDigits(span[..4], out var year) && IsoDates.TryDigits(span[5..], out var month)
                && year > 0 && month is >= 1 and <= 12)
            || (isTolerant && TryLoose(span, out year, out month)))
        {
            value = Value.Of(new DateOnly(year, month, 1));
            return null;
        }

        return CellFault.OfType($"{Shown(span)} is not a month of a year.", "Write it as 2024-03.");
    }

    private static bool TryLoose(ReadOnlySpan<char> text, out int year, out int month)
    {
        month = 0;
        year = 0;
        if (IsoDates.TryRead(text.Length > 10 && text[10] == 'T' ? text[..10] : text, out var day))
        {
            (year, month) = (day.Year, day.Month);
            return true;
        }

        var split = text.IndexOfAny("/-. ");
        if (split <= 0)
        {
            return false;
        }

        var first = text[..split];
        var last = text[(split + 1)..].Trim();
        if (first.Length == 4 && IsoDates.TryDigits(first, out year))
        {
            return year > 0 && (IsoDates.TryDigits(last, out month) || (month = MonthNames.Of(last)) > 0) && month is >= 1 and <= 12;
        }

        return last.Length == 4 && IsoDates.TryDigits(last, out year) && year > 0
            && (IsoDates.TryDigits(first, out month) || (month = MonthNames.Of(first)) > 0) && month is >= 1 and <= 12;
    }
}

/// <summary>An ISO 8601 duration, as P1Y2M or PT36H.</summary>
internal sealed class DurationReader : CellReader
{
    private static readonly SearchValues<char> DigitsAndPoint = SearchValues.Create("0123456789.");

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        value = Value.Of(text);
        return TryRead(text.Span, out value.Number) ? null : CellFault.OfType($"{Shown(text.Span)} is not a duration.", "Write it as P1Y2M10D or PT36H.");
    }

    /// <summary>Seconds of a duration, so that two can be compared: a year counts 365.2425 days and a month a twelfth of it.</summary>
    private static bool TryRead(ReadOnlySpan<char> text, out decimal seconds)
    {
        seconds = 0;
        var sign = text is ['-', ..] ? -1 : 1;
        text = text is ['-', ..] ? text[1..] : text;
        if (text is not ['P', _, ..])
        {
            return false;
        }

        text = text[1..];
        var order = "YMWD";
        var hasTime = false;
        var parts = 0;
        while (text.Length > 0)
        {
            if (text[0] == 'T' && !hasTime)
            {
                hasTime = true;
                order = "HMS";
                parts = 0;
                text = text[1..];
                continue;
            }

            var end = text.IndexOfAnyExcept(DigitsAndPoint);
            var place = end < 1 ? -1 : order.IndexOf(text[end], StringComparison.Ordinal);
            if (place < 0 || text[0] == '.' || (text[..end].Contains('.') && text[end] != 'S')
                || end > 12 || !decimal.TryParse(text[..end], System.Globalization.CultureInfo.InvariantCulture, out var count))
            {
                return false;
            }

            seconds += sign * count * Seconds(text[end], hasTime);
            order = order[(place + 1)..];
            text = text[(end + 1)..];
            parts++;
        }

        return parts > 0;
    }

    private static decimal Seconds(char unit, bool isTime) => unit switch
    {
        'Y' => 31_556_952,
        'M' => isTime ? 60 : 2_629_746,
        'W' => 604_800,
        'D' => 86_400,
        'H' => 3_600,
        _ => 1,
    };
}
