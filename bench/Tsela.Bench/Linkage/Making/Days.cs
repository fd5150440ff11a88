namespace Tsela.Bench.Linkage.Making;

/// <summary>Days of birth and what goes wrong with them.</summary>
internal static class Days
{
    public static DateOnly Of(Draw draw, int firstYear, int lastYear) =>
        new DateOnly(draw.Between(firstYear, lastYear), 1, 1).AddDays(draw.Below(365));

    /// <summary>Day and month exchanged where that is a date, else the day one off.</summary>
    public static DateOnly Swapped(DateOnly day) => day.Day <= 12 && day.Day != day.Month ? new DateOnly(day.Year, day.Day, day.Month) : day.AddDays(1);

    public static DateOnly NewYear(DateOnly day) => new(day.Year, 1, 1);

    /// <summary>One part written wrong: another day, another month, or one digit of the year.</summary>
    public static DateOnly WrongPart(Draw draw, DateOnly day) => draw.Below(3) switch
    {
        0 => With(day.Year, day.Month, draw.Between(1, 28)),
        1 => With(day.Year, draw.Between(1, 12), day.Day),
        _ => With(day.Year + (draw.Of(1, -1) * draw.Of(1, 1, 2, 10, 10, 3)), day.Month, day.Day),
    };

    public static DateOnly With(int year, int month, int day) =>
        new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
}
