namespace Tsela.Engine.Schemas.Values;

/// <summary>What a format has read so far.</summary>
internal struct Moment
{
    public int Year;
    public int Month;
    public int Day;
    public int Hour;
    public int Minute;
    public int Second;
    public int Ticks;
    public bool? IsAfternoon;
    public int DayOfYear;

    /// <summary>Ticks ahead of UTC.</summary>
    public long Ahead;

    public readonly bool TryDate(out DateOnly date)
    {
        date = default;
        if (Year is < 1 or > 9999)
        {
            return false;
        }

        if (DayOfYear > 0)
        {
            var isInside = DayOfYear <= (DateTime.IsLeapYear(Year) ? 366 : 365);
            date = isInside ? new DateOnly(Year, 1, 1).AddDays(DayOfYear - 1) : default;
            return isInside;
        }

        if (Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month))
        {
            return false;
        }

        date = new DateOnly(Year, Month, Day);
        return true;
    }

    public readonly bool TryTicks(out long ticks)
    {
        var hour = IsAfternoon is { } afternoon ? (Hour % 12) + (afternoon ? 12 : 0) : Hour;
        ticks = (hour * TimeSpan.TicksPerHour) + (Minute * TimeSpan.TicksPerMinute) + (Second * TimeSpan.TicksPerSecond) + Ticks;
        return hour < 24 && Minute < 60 && Second < 60 && (IsAfternoon is null || Hour is >= 1 and <= 12);
    }
}

/// <summary>A date pattern of C's and Python's strptime, which Table Schema uses (%Y-%m-%d).</summary>
internal sealed class StrptimeFormat
{
    private const string Directives = "YymdHIMSfpbBaAjzZ%";

    private readonly string format;

    private StrptimeFormat(string format) => this.format = format;

    /// <summary>Compiles a format; null where it holds no directive or one that is not known.</summary>
    public static StrptimeFormat? TryCompile(string format)
    {
        var hasDirective = false;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%')
            {
                hasDirective = true;
                if (++i == format.Length || !Directives.Contains(format[i]))
                {
                    return null;
                }
            }
        }

        return hasDirective ? new StrptimeFormat(format) : null;
    }

    public bool TryRead(ReadOnlySpan<char> text, out Moment moment)
    {
        moment = new Moment { Year = 1900, Month = 1, Day = 1 };
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '%')
            {
                if (!Directive(format[++i], ref text, ref moment))
                {
                    return false;
                }
            }
            else if (text.Length > 0 && text[0] == format[i])
            {
                text = text[1..];
            }
            else
            {
                return false;
            }
        }

        return text.Length == 0;
    }

    private static bool Directive(char directive, ref ReadOnlySpan<char> text, ref Moment moment) => directive switch
    {
        'Y' => Digits(ref text, 4, 4, out moment.Year),
        'y' => Digits(ref text, 2, 2, out var year) && Set(out moment.Year, year + (year < 69 ? 2000 : 1900)),
        'm' => Digits(ref text, 1, 2, out moment.Month),
        'd' => Digits(ref text, 1, 2, out moment.Day),
        'H' => Digits(ref text, 1, 2, out moment.Hour),
        'I' => Digits(ref text, 1, 2, out moment.Hour) && Set(out moment.IsAfternoon, moment.IsAfternoon ?? false),
        'M' => Digits(ref text, 1, 2, out moment.Minute),
        'S' => Digits(ref text, 1, 2, out moment.Second),
        'j' => Digits(ref text, 1, 3, out moment.DayOfYear) && moment.DayOfYear > 0,
        'f' => Fraction(ref text, out moment.Ticks),
        'p' => HalfDay(ref text, out moment.IsAfternoon),
        'b' or 'B' => MonthNames.TryTake(ref text, out moment.Month),
        'a' or 'A' => DayNames.TryTake(ref text),
        'z' => Offset(ref text, out moment.Ahead),
        'Z' => Zone(ref text),
        _ => Sign(ref text, '%'),
    };

    private static bool Set<T>(out T place, T value)
    {
        place = value;
        return true;
    }

    public static bool Digits(ref ReadOnlySpan<char> text, int least, int most, out int number)
    {
        number = 0;
        var length = 0;
        while (length < most && length < text.Length && char.IsAsciiDigit(text[length]))
        {
            number = (number * 10) + (text[length++] - '0');
        }

        text = text[length..];
        return length >= least;
    }

    private static bool Fraction(ref ReadOnlySpan<char> text, out int ticks)
    {
        var before = text.Length;
        var isRead = Digits(ref text, 1, 7, out ticks);
        for (var length = before - text.Length; length < 7; length++)
        {
            ticks *= 10;
        }

        return isRead;
    }

    private static bool HalfDay(ref ReadOnlySpan<char> text, out bool? isAfternoon)
    {
        isAfternoon = text.StartsWith("PM", StringComparison.OrdinalIgnoreCase);
        var isRead = isAfternoon.Value || text.StartsWith("AM", StringComparison.OrdinalIgnoreCase);
        text = isRead ? text[2..] : text;
        return isRead;
    }

    private static bool Offset(ref ReadOnlySpan<char> text, out long ahead)
    {
        ahead = 0;
        if (Sign(ref text, 'Z'))
        {
            return true;
        }

        if (text.Length == 0 || text[0] is not ('+' or '-'))
        {
            return false;
        }

        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (!Digits(ref text, 2, 2, out var hours) || !((Sign(ref text, ':') || true) && Digits(ref text, 2, 2, out var minutes)))
        {
            return false;
        }

        ahead = sign * ((hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute));
        return true;
    }

    private static bool Zone(ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetterUpper(text[length]))
        {
            length++;
        }

        text = text[length..];
        return length > 0;
    }

    private static bool Sign(ref ReadOnlySpan<char> text, char sign)
    {
        var isThere = text.Length > 0 && text[0] == sign;
        text = isThere ? text[1..] : text;
        return isThere;
    }
}
