using System.Globalization;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>Codes of the levels of the calendar.</summary>
internal static class Calendar
{
    public static string Text(DateColumn column, ulong raw, DateLevel level) =>
        raw < column.FirstValue ? column.TextOf(raw) : Text(DateOnly.FromDayNumber(column.DayOf(raw)), level);

    public static string Text(DateOnly day, DateLevel level) => level switch
    {
        DateLevel.Year => day.ToString("yyyy", CultureInfo.InvariantCulture),
        DateLevel.Quarter => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}-Q{((day.Month - 1) / 3) + 1}"),
        DateLevel.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };
}
