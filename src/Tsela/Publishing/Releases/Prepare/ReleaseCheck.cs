using System.Globalization;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Releases.Prepare;

/// <summary>Reads the form of a release, and says at each field what is wrong with it.</summary>
internal static class ReleaseCheck
{
    private const int TitleMax = 200;
    private const int TextMax = 4_000;

    /// <summary>The hour from which the release may be public; null where the form says no such hour.</summary>
    public static DateTime? HourOf(string day, string hour, DateTime now)
    {
        if (day.Trim().Length == 0 && hour.Trim().Length == 0)
        {
            return now;
        }

        var read = DateOnly.TryParseExact(day.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            & TimeOnly.TryParseExact(hour.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        return read && date.Year < DateTime.MaxValue.Year && date.Year > DateTime.MinValue.Year && LesothoHour.ToInstant(date, time) is var instant && instant > now ? instant : null;
    }

    public static IReadOnlyList<FormFault> Of(ReleaseForm form, DateTime now)
    {
        var faults = new List<FormFault>();
        void Fault(bool isWrong, string field, string sentence)
        {
            if (isWrong)
            {
                faults.Add(new FormFault(field, sentence));
            }
        }

        Fault(form.Title.Trim().Length is 0 or > TitleMax, nameof(form.Title), "Give the release a title of at most 200 characters. The calendar shows it before the hour.");
        Fault(form.Note.Length > TextMax, nameof(form.Note), "Write a note of at most 4,000 characters.");
        Fault(HourOf(form.Day, form.Hour, now) is null, nameof(form.Day), ReleaseProblems.HourUnreadable.Sentence);
        Fault(form.Corrects.Length > 0 && form.Reason.Trim().Length is 0 or > TextMax, nameof(form.Reason), "Say what was wrong and why, in at most 4,000 characters, so that whoever cited the figures understands it.");
        Fault(form.Chosen.Count == 0, nameof(form.Chosen), "Choose at least one table.");
        return faults;
    }
}
