namespace Tsela.Engine.Matching.Comparing;

/// <summary>A day as far as it is known.</summary>
/// <param name="Year">Year, or 0 where not known.</param>
/// <param name="Month">Month, or 0.</param>
/// <param name="Day">Day of the month, or 0.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]
internal readonly record struct DateValue(short Year, byte Month, byte Day)
{
    public bool IsWhole => Year > 0 && Month > 0 && Day > 0;

    /// <summary>First of January, as offices write for a birth of which the year alone is known.</summary>
    public bool IsFirstOfJanuary => Month == 1 && Day == 1;

    /// <summary>Days since the beginning of the calendar, each month taken as it is; impossible days count on.</summary>
    public int DayNumber { get; } = Year > 0 && Month is > 0 and <= 12 ? new DateOnly(Year, Month, 1).DayNumber + Math.Max(0, Day - 1) : 0;

    /// <summary>yyyymmdd, for typing errors.</summary>
    public string Digits => $"{Year:0000}{Month:00}{Day:00}";
}
