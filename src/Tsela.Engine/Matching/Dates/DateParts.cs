using System.Globalization;

namespace Tsela.Engine.Matching.Dates;

/// <summary>
/// Finds dates that stand in three number columns, for the year, the month and the day, and makes each of them one
/// column of kind <see cref="ColumnKind.Date"/>. Names that differ only in the word for the part and values in its
/// range decide; names that say nothing need three neighbours whose values are as those of days of a calendar.
/// </summary>
public static class DateParts
{
    private const int RecordsForValuesAlone = 50;
    private const double RealDays = 0.99;

    /// <summary>
    /// The table with each date in one column, written <c>1971-06-24</c>; a part that is missing or no number is
    /// <c>00</c> (a year <c>0000</c>), a part that no calendar has stays as it was written, and a date without any
    /// part is missing. The new column stands where the first of the three stood and has their three names.
    /// </summary>
    /// <returns>The table, the same where no date was found, and a sentence for each date.</returns>
    public static (PersonTable Table, IReadOnlyList<string> Remarks) Joined(PersonTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var parts = table.Columns.Select(column => column.Kind == ColumnKind.Number ? new NumberParts(column) : null).ToArray();
        var dates = Found(parts);
        if (dates.Count == 0)
        {
            return (table, []);
        }

        var columns = new List<PersonColumn>();
        for (var place = 0; place < parts.Length; place++)
        {
            var date = dates.FindIndex(one => one.Has(place));
            if (date < 0)
            {
                columns.Add(table.Columns[place]);
            }
            else if (dates[date].First == place)
            {
                columns.Add(Date(parts[dates[date].Year]!, parts[dates[date].Month]!, parts[dates[date].Day]!));
            }
        }

        return (table with { Columns = columns }, [.. dates.Select(date => Remark(parts, date))]);
    }

    private static List<DateColumns> Found(NumberParts?[] parts)
    {
        var found = new List<DateColumns>();
        foreach (var date in Candidates(parts, ByNames).Concat(Candidates(parts, ByValues)))
        {
            if (!found.Exists(one => one.Has(date.Year) || one.Has(date.Month) || one.Has(date.Day)))
            {
                found.Add(date);
            }
        }

        return found;
    }

    private static IEnumerable<DateColumns> Candidates(NumberParts?[] parts, Func<NumberParts, NumberParts, NumberParts, DateColumns, bool> fits) =>
        from year in Enumerable.Range(0, parts.Length)
        where parts[year] is { IsYear: true }
        from month in Enumerable.Range(0, parts.Length)
        where month != year && parts[month] is { IsMonth: true }
        from day in Enumerable.Range(0, parts.Length)
        where day != year && day != month && parts[day] is { IsDay: true }
        let date = new DateColumns(year, month, day)
        where fits(parts[year]!, parts[month]!, parts[day]!, date)
        select date;

    private static bool ByNames(NumberParts year, NumberParts month, NumberParts day, DateColumns date) =>
        DateRoles.Say(year.Column.Name, month.Column.Name, day.Column.Name);

    // months and days of people fill their range, none of them has half of all, and hardly one is a 31st of June
    private static bool ByValues(NumberParts year, NumberParts month, NumberParts day, DateColumns date) =>
        Math.Max(date.Year, Math.Max(date.Month, date.Day)) - date.First == 2
        && year.IsFourDigitYear && year.Given >= RecordsForValuesAlone
        && month.Kinds(1, 12) == 12 && month.Largest < 0.5 && day.Kinds(13, 31) >= 15 && day.Largest < 0.5
        && AreRealDays(year, month, day);

    private static bool AreRealDays(NumberParts year, NumberParts month, NumberParts day)
    {
        var (whole, real) = (0, 0);
        for (var record = 0; record < year.Column.Codes.Length; record++)
        {
            var (y, m, d) = (year.Year(year.Column.Codes[record]), month.Part(month.Column.Codes[record]), day.Part(day.Column.Codes[record]));
            if (y > 0 && m > 0 && d > 0)
            {
                whole++;
                real += m <= 12 && d <= DateTime.DaysInMonth(y, m) ? 1 : 0;
            }
        }

        return whole >= RecordsForValuesAlone && real >= whole * RealDays;
    }

    private static PersonColumn Date(NumberParts year, NumberParts month, NumberParts day)
    {
        var codes = new int[year.Column.Codes.Length];
        var values = new List<string> { "" };
        var known = new Dictionary<int, int> { [0] = 0 };
        for (var record = 0; record < codes.Length; record++)
        {
            var number = (year.Year(year.Column.Codes[record]) * 10_000) + (month.Part(month.Column.Codes[record]) * 100) + day.Part(day.Column.Codes[record]);
            if (!known.TryGetValue(number, out var code))
            {
                known.Add(number, code = values.Count);
                values.Add(string.Create(CultureInfo.InvariantCulture, $"{number / 10_000:0000}-{number / 100 % 100:00}-{number % 100:00}"));
            }

            codes[record] = code;
        }

        return new PersonColumn(Name(year, month, day), ColumnKind.Date, codes, [.. values]);
    }

    private static string Name(NumberParts year, NumberParts month, NumberParts day) => $"{year.Column.Name}, {month.Column.Name}, {day.Column.Name}";

    private static string Remark(NumberParts?[] parts, DateColumns date) =>
        $"The columns {Name(parts[date.Year]!, parts[date.Month]!, parts[date.Day]!)} are the year, month and day of one date and are compared as one.";
}
