using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two days: what goes wrong with them is a swapped day and month, a digit, a year, or that only the year was known.</summary>
internal sealed class DateComparison : CodedComparison
{
    private const int SwappedDayAndMonth = 1;
    private const int OneDigit = 2;
    private const int YearAlone = 3;
    private const int TenDays = 4;
    private const int OtherYear = 5;
    private const int OtherDay = 6;
    private const int OtherMonth = 7;
    private const int SameYear = 8;
    private const int AboutTheYear = 9;
    private const int FewYears = 10;
    private const int TenYears = 11;
    private const int Different = 12;

    private static readonly string[] Outcomes =
    [
        "the same day", "day and month swapped", "one digit different", "the same year, the day of one not known", "within ten days",
        "the same day of another year", "the same month and year, another day", "the same year and day, another month", "the same year",
        "about the same year, the day of one not known", "within two years", "within ten years", "different",
    ];

    private readonly DateValue[] days;
    private readonly string[] digits;

    public DateComparison(Feature feature)
        : this(feature, DateReading.Of(feature.Values))
    {
    }

    private DateComparison(Feature feature, DateValue[] read)
        : base(feature, Outcomes, [.. read.Select(day => day == default ? "" : day.Digits)])
    {
        digits = Plain;
        days = [.. Plain.Select(text => text.Length == 0
            ? default
            : new DateValue(short.Parse(text.AsSpan(0, 4)), byte.Parse(text.AsSpan(4, 2)), byte.Parse(text.AsSpan(6, 2))))];
    }

    protected override int LevelOfForms(int a, int b)
    {
        var (first, second) = (days[a], days[b]);
        if (first.Year == 0 || second.Year == 0)
        {
            return first.Month == second.Month && first.Day == second.Day ? OtherYear : Different;
        }

        var years = Math.Abs(first.Year - second.Year);
        if (!first.IsWhole || !second.IsWhole)
        {
            return years == 0 ? YearAlone : years <= 2 ? AboutTheYear : OfYears(years);
        }

        if (years == 0)
        {
            return first.Month == second.Day && first.Day == second.Month ? SwappedDayAndMonth
                : IsOneDigit(a, b) ? OneDigit
                : first.IsFirstOfJanuary || second.IsFirstOfJanuary ? YearAlone
                : Math.Abs(first.DayNumber - second.DayNumber) <= 10 ? TenDays
                : first.Month == second.Month ? OtherDay
                : first.Day == second.Day ? OtherMonth
                : SameYear;
        }

        return IsOneDigit(a, b) ? OneDigit
            : Math.Abs(first.DayNumber - second.DayNumber) <= 10 ? TenDays
            : first.Month == second.Month && first.Day == second.Day && !first.IsFirstOfJanuary ? OtherYear
            : years <= 2 && (first.IsFirstOfJanuary || second.IsFirstOfJanuary) ? AboutTheYear
            : OfYears(years);
    }

    public override bool LooksAtLetters => false;

    public override double? ShareOfStrangers(int level)
    {
        if (level != SwappedDayAndMonth)
        {
            return base.ShareOfStrangers(level);
        }

        var counts = GroupCounts(0);
        var numberOf = digits.Select((text, index) => (text, index)).ToDictionary(each => each.text, each => each.index, StringComparer.Ordinal);
        double swapped = 0, present = 0;
        for (var index = 1; index < digits.Length; index++)
        {
            var text = digits[index];
            present += counts[index];
            swapped += text[4..6] != text[6..] && numberOf.TryGetValue(text[..4] + text[6..] + text[4..6], out var other)
                ? (double)counts[index] * counts[other]
                : 0;
        }

        return swapped / (present * present);
    }

    private static int OfYears(int years) => years == 0 ? SameYear : years <= 2 ? FewYears : years <= 10 ? TenYears : Different;

    // the texts have eight digits each: one of them differs, or two neighbours are swapped
    private bool IsOneDigit(int a, int b)
    {
        var (first, second) = (digits[a], digits[b]);
        var from = first.AsSpan().CommonPrefixLength(second);
        return first.AsSpan(from + 1).SequenceEqual(second.AsSpan(from + 1))
            || (from + 1 < first.Length && first[from] == second[from + 1] && first[from + 1] == second[from]
                && first.AsSpan(from + 2).SequenceEqual(second.AsSpan(from + 2)));
    }
}
