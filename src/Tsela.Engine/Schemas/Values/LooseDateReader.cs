using System.Globalization;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Values;

/// <summary>
/// A date in every spelling that clerks use: 2024-03-31, 31/03/2024, 31.3.24, 31 March 2024, March 31, 2024, a
/// spreadsheet's date or day number. The day comes before the month where both could be meant.
/// </summary>
internal sealed class LooseDateReader(ReadingContext context, SchemaField field) : CellReader
{
    private const string HowTo = "Write the date as 2024-03-31 or 31/03/2024.";

    private readonly bool isBirth = field.Concept?.Contains("birth", StringComparison.Ordinal) ?? false;

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        var span = text.Span;
        if (kind == CellKind.Time || IsSpreadsheetZero(span))
        {
            return CellFault.OfType(
                $"{Shown(span)} is a time of day and no date; spreadsheets show such a cell as a day of 1899 or 1900.",
                field.Mend ?? "Type the date itself into the cell.");
        }

        if (IsoDates.TryRead(span, out var date))
        {
            value = Value.Of(date);
            return null;
        }

        if (kind == CellKind.Number)
        {
            return DayNumber(span, ref value);
        }

        var hasTime = LooseDates.CutTime(ref span, out var ticks);
        if (!LooseDates.TryRead(span, out var reading))
        {
            return DayNumber(span, ref value);
        }

        return Settle(reading, text.Span, ref value) ?? (hasTime && ticks > 0 ? TimeDropped(text.Span) : null);
    }

    private static bool IsSpreadsheetZero(ReadOnlySpan<char> text) =>
        text.StartsWith("1899-12-3") || text.StartsWith("1900-01-00") || text.StartsWith("00/01/1900") || text.StartsWith("30/12/1899") || text.StartsWith("31/12/1899");

    private static CellFault TimeDropped(ReadOnlySpan<char> text) => new(
        "time-dropped", Severity.Info, $"{Shown(text)} holds a time of day, which a date does not keep.", "Nothing to do, unless the time matters.");

    private CellFault? Settle(LooseDate reading, ReadOnlySpan<char> text, ref Value value)
    {
        var year = reading.HasShortYear ? Century(reading.Year) : reading.Year;
        if (reading.Month is < 1 or > 12)
        {
            return CellFault.OfType($"{Shown(text)} is not a date: there is no month {reading.Month}.", field.Mend ?? HowTo);
        }

        if (year is < 1000 or > 9999)
        {
            return CellFault.OfType($"{Shown(text)} is not a date: the year {year} cannot be meant.", field.Mend ?? HowTo);
        }

        if (reading.Day < 1 || reading.Day > DateTime.DaysInMonth(year, reading.Month))
        {
            var month = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(reading.Month);
            return CellFault.OfType($"{Shown(text)} is not a date: {month} {year} has no day {reading.Day}.", field.Mend ?? HowTo);
        }

        var date = new DateOnly(year, reading.Month, reading.Day);
        value = Value.Of(date);
        value.Order = reading.Order;
        if (reading.HasShortYear)
        {
            return new CellFault(
                "two-digit-year", Severity.Warning, $"{Shown(text)} has a year of two digits; it was read as {date:yyyy-MM-dd}.",
                "Write the year with four digits.");
        }

        return reading.Order == DateOrder.MonthFirst
            ? new CellFault(
                "month-first", Severity.Warning, $"{Shown(text)} has the month before the day; it was read as {date:yyyy-MM-dd}.",
                "Write the day before the month, as 31/03/2024, or the date as 2024-03-31.")
            : null;
    }

    /// <summary>The century that the field's range allows; else the one that is not too far ahead.</summary>
    private int Century(int year)
    {
        var now = context.Today?.Year ?? 2049;
        var limit = isBirth ? now : now + 20;
        var (least, most) = (Bound(field.Constraints.Minimum, 1900), Bound(field.Constraints.Maximum, limit));
        return 2000 + year <= most && 2000 + year >= least ? 2000 + year : 1900 + year;
    }

    private static int Bound(string? bound, int otherwise) =>
        bound is { Length: >= 4 } && int.TryParse(bound.AsSpan(0, 4), CultureInfo.InvariantCulture, out var year) ? year : otherwise;

    private CellFault? DayNumber(ReadOnlySpan<char> text, ref Value value)
    {
        if (Decimals.TryReadFast(text, out var number) && number is >= 10_000 and < 73_051)
        {
            var date = new DateOnly(1899, 12, 30).AddDays((int)number);
            value = Value.Of(date);
            return new CellFault(
                "day-number", Severity.Warning, $"{Shown(text)} is a spreadsheet's day number; it was read as {date:yyyy-MM-dd}.",
                "Format the column as a date before saving the file.");
        }

        if (Decimals.TryReadFast(text, out var small) && small is >= 0 and < 1)
        {
            return CellFault.OfType($"{Shown(text)} is a time of day and no date.", field.Mend ?? "Type the date itself into the cell.");
        }

        return CellFault.OfType($"{Shown(text)} in {field.Caption} is not a date.", field.Mend ?? HowTo);
    }
}

/// <summary>A day with a time, as clerks and spreadsheets write it.</summary>
internal sealed class LooseDateTimeReader(ReadingContext context, SchemaField field) : CellReader
{
    private readonly LooseDateReader days = new(context, field);

    public override CellFault? Read(ReadOnlyMemory<char> text, CellKind kind, ref Value value)
    {
        if (DateTimeReader.TryIso(text.Span, isLoose: true, out var date, out var ticks))
        {
            value = new Value { Kind = ValueKind.DateTime, Ticks = (date.DayNumber * TimeSpan.TicksPerDay) + ticks };
            return null;
        }

        var span = text.Span;
        LooseDates.CutTime(ref span, out ticks);
        var fault = days.Read(text[..span.Length], kind, ref value);
        if (value.IsKnown)
        {
            value.Kind = ValueKind.DateTime;
            value.Ticks += ticks;
        }

        return fault;
    }
}

/// <summary>Day, month and year as written, before anybody asks whether there is such a day.</summary>
internal readonly record struct LooseDate(int Year, int Month, int Day, bool HasShortYear, DateOrder Order);

internal static class LooseDates
{
    /// <summary>Takes a time of day from the end: <c>T00:00:00</c>, <c> 14:05</c>, <c> 2:05 PM</c>, <c> 9 am</c>.</summary>
    public static bool CutTime(ref ReadOnlySpan<char> text, out long ticks)
    {
        ticks = 0;
        var colon = text.IndexOf(':');
        var end = colon >= 0 ? colon : text.EndsWith("am", StringComparison.OrdinalIgnoreCase) || text.EndsWith("pm", StringComparison.OrdinalIgnoreCase) ? text[..^2].TrimEnd().Length : -1;
        if (end < 3)
        {
            return false;
        }

        var start = text[..end].LastIndexOfAny(" T");
        if (start < 1 || !TimeOnly.TryParse(text[(start + 1)..], CultureInfo.InvariantCulture, out var time))
        {
            return false;
        }

        ticks = time.Ticks;
        text = text[..start].TrimEnd();
        return true;
    }

    public static bool TryRead(ReadOnlySpan<char> text, out LooseDate date)
    {
        date = default;
        if (text.Length == 8 && IsoDates.TryDigits(text, out var digits))
        {
            date = new LooseDate(digits / 10000, digits / 100 % 100, digits % 100, false, DateOrder.NotAsked);
            return digits is >= 1800_01_01 and <= 2999_12_31;
        }

        Span<int> numbers = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var month = 0;
        var monthPlace = -1;
        var count = 0;
        while (text.Length > 0)
        {
            if (char.IsAsciiDigit(text[0]))
            {
                var length = text.IndexOfAnyExceptInRange('0', '9');
                length = length < 0 ? text.Length : length;
                if (count == 3 || length > 4)
                {
                    return false;
                }

                IsoDates.TryDigits(text[..length], out numbers[count]);
                lengths[count++] = length;
                text = text[length..];
                text = TakeOrdinal(text);
            }
            else if (char.IsLetter(text[0]) || text[0] is '\'' or '’')
            {
                var length = 1;
                while (length < text.Length && char.IsLetter(text[length]))
                {
                    length++;
                }

                var word = text[..length];
                var named = MonthNames.Of(word);
                if (named > 0 && monthPlace < 0)
                {
                    (month, monthPlace) = (named, count);
                }
                else if (named > 0 || (count > 0 && word is not "of") || !IsDayName(word))
                {
                    return false;
                }

                text = text[length..];
            }
            else if (text[0] is '/' or '-' or '.' or ' ' or ',' or '\u00A0')
            {
                text = text[1..];
            }
            else
            {
                return false;
            }
        }

        return monthPlace >= 0
            ? count == 2 && Named(numbers, lengths, month, monthPlace, out date)
            : count == 3 && Digits(numbers, lengths, out date);
    }

    private static bool IsDayName(ReadOnlySpan<char> word) => word is "of" || (DayNames.TryTake(ref word) && word.Length == 0);

    private static ReadOnlySpan<char> TakeOrdinal(ReadOnlySpan<char> text)
    {
        foreach (var ending in (ReadOnlySpan<string>)["st", "nd", "rd", "th"])
        {
            if (text.StartsWith(ending, StringComparison.OrdinalIgnoreCase) && (text.Length == 2 || !char.IsLetter(text[2])))
            {
                return text[2..];
            }
        }

        return text;
    }

    private static bool Named(ReadOnlySpan<int> numbers, ReadOnlySpan<int> lengths, int month, int place, out LooseDate date)
    {
        var isYearFirst = lengths[0] == 4 && place == 1;
        var (day, year, yearLength) = isYearFirst ? (numbers[1], numbers[0], 4) : (numbers[0], numbers[1], lengths[1]);
        date = new LooseDate(year, month, day, yearLength == 2, DateOrder.NotAsked);
        return place <= 1 && yearLength is 2 or 4 && (isYearFirst ? lengths[1] : lengths[0]) <= 2;
    }

    private static bool Digits(ReadOnlySpan<int> numbers, ReadOnlySpan<int> lengths, out LooseDate date)
    {
        if (lengths[0] == 4)
        {
            date = new LooseDate(numbers[0], numbers[1], numbers[2], false, DateOrder.NotAsked);
            return lengths[1] <= 2 && lengths[2] <= 2;
        }

        var (first, second) = (numbers[0], numbers[1]);
        var isMonthFirst = second > 12 && first is >= 1 and <= 12;
        var order = isMonthFirst ? DateOrder.MonthFirst
            : first > 12 ? DateOrder.DayFirst
            : first == second ? DateOrder.NotAsked
            : DateOrder.Either;
        date = new LooseDate(numbers[2], isMonthFirst ? first : second, isMonthFirst ? second : first, lengths[2] == 2, order);
        return lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] is 2 or 4;
    }
}
