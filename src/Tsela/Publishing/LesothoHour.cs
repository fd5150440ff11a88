using System.Globalization;

namespace Tsela.Publishing;

/// <summary>The hour as the clocks of Lesotho show it: two hours before universal time, summer and winter.</summary>
public static class LesothoHour
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    /// <param name="instant">In universal time.</param>
    public static DateTime Of(DateTime instant) => DateTime.SpecifyKind(instant + Ahead, DateTimeKind.Unspecified);

    /// <summary>As <c>1 December 2026, 10:00</c>.</summary>
    public static string InWords(DateTime instant) => Of(instant).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The instant at which the clocks of Lesotho show the hour.</summary>
    public static DateTime ToInstant(DateOnly day, TimeOnly hour) => DateTime.SpecifyKind(day.ToDateTime(hour) - Ahead, DateTimeKind.Utc);
}
