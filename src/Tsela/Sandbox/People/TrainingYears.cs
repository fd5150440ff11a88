namespace Tsela.Sandbox.People;

/// <summary>The years of the training country. They are fixed, so that a seed gives the same files on any day.</summary>
public static class TrainingYears
{
    public const int FirstYear = 2021;
    public const int LastYear = 2025;

    public static readonly DateOnly First = new(FirstYear, 1, 1);
    public static readonly DateOnly Last = new(LastYear, 12, 31);

    /// <summary>The night of the household census.</summary>
    public static readonly DateOnly Census = new(2021, 4, 11);

    public static IEnumerable<int> Years => Enumerable.Range(FirstYear, LastYear - FirstYear + 1);

    public static bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <summary>The day where the registers already know it, else nothing: what lies after the last year has not happened yet.</summary>
    public static DateOnly? Known(DateOnly? day) => day <= Last ? day : null;
}
