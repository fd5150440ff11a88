namespace Tsela.Sandbox.People;

/// <summary>
/// The time that is told of the training country: whole years, and as much of the current one as is past. It depends
/// on the month alone, so that a seed gives the same files on every day of a month.
/// </summary>
/// <param name="last">The last day of which the offices know anything.</param>
public sealed class TrainingYears(DateOnly last)
{
    private const int WholeYears = 5;

    public DateOnly Last => last;

    public DateOnly First { get; } = new(last.AddDays(1).Year - WholeYears, 1, 1);

    /// <summary>The night of the household census.</summary>
    public DateOnly Census => At(0, 4, 11);

    public IEnumerable<int> Each => Enumerable.Range(First.Year, last.Year - First.Year + 1);

    /// <summary>Those that end with the last complete month before a day.</summary>
    public static TrainingYears Before(DateOnly today) => new(new DateOnly(today.Year, today.Month, 1).AddDays(-1));

    /// <summary>A day in the year that lies <paramref name="years"/> after the first, or before it where negative.</summary>
    public DateOnly At(int years, int month, int day) => new(First.Year + years, month, day);

    public bool Holds(DateOnly day) => day >= First && day <= last;

    /// <summary>The day where the registers already know it, else nothing: what lies after the last day has not happened yet.</summary>
    public DateOnly? Known(DateOnly? day) => day <= last ? day : null;
}
