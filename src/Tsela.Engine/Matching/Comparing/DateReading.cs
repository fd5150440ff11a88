using System.Globalization;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>
/// Reads days in the forms that files have: year first or last, with any sign between or none, parts missing.
/// Whether the day or the month stands first is decided for the whole column by the values that leave no doubt.
/// </summary>
internal static class DateReading
{
    /// <summary>A day for each value, or the default where it is none.</summary>
    public static DateValue[] Of(string[] values)
    {
        var (dayFirst, monthFirst) = (0, 0);
        foreach (var value in values)
        {
            if (Numbers(value) is [<= 31 and > 12, <= 12 and > 0, > 31])
            {
                dayFirst++;
            }
            else if (Numbers(value) is [<= 12 and > 0, <= 31 and > 12, > 31])
            {
                monthFirst++;
            }
        }

        return [.. values.Select(value => Of(value, monthFirst > dayFirst))];
    }

    private static DateValue Of(string value, bool monthFirst) => Numbers(value) switch
    {
        [var whole] when value.Length == 8 && whole >= 1_000_00_00 => Made(whole / 10000, whole / 100 % 100, whole % 100),
        [var year] when year is >= 1000 and <= 2200 => Made(year, 0, 0),
        [var year, var month] when year > 31 => Made(year, month, 0),
        [var month, var year] when year > 31 => Made(year, month, 0),
        [var year, var month, var day] when year > 31 || value.StartsWith("0000", StringComparison.Ordinal) => Made(year, month, day),
        [var first, var second, var year] => monthFirst ? Made(year, first, second) : Made(year, second, first),
        _ => default,
    };

    private static DateValue Made(int year, int month, int day)
    {
        // two digits mean the hundred years up to the thirtieth year of this century
        var full = year is > 0 and < 100 ? year + (year <= 30 ? 2000 : 1900) : year;
        return full is < 0 or > 9999 || month is < 0 or > 99 || day is < 0 or > 99 ? default : new DateValue((short)full, (byte)month, (byte)day);
    }

    // a part that is empty between its signs is not known; what follows the day, as the time of day, is not read
    private static int[] Numbers(string value)
    {
        if (value.Length is 0 or > 40)
        {
            return [];
        }

        var end = value.AsSpan().IndexOfAny('T', ' ');
        var parts = (end >= 8 ? value[..end] : value).Split(['-', '/', '.', ' '], 4);
        var numbers = new int[parts.Length];
        for (var index = 0; index < parts.Length; index++)
        {
            if (parts[index].Length > 0 && !int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[index]))
            {
                return [];
            }
        }

        return numbers;
    }
}
