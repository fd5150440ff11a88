namespace Tsela.Publishing.Reports.Filling;

/// <summary>The words that a template has for rows and columns.</summary>
internal static class Axes
{
    public const string Indicator = "indicator";
    public const string Time = "time";
    public const string Month = "month";
    public const string Quarter = "quarter";
    public const string None = "";

    /// <summary>True for an axis that every table has.</summary>
    public static bool IsGeneral(string axis) => axis is Indicator or None || IsTime(axis);

    public static bool IsTime(string axis) => axis is Time or Month or Quarter;

    /// <summary>The axes that a combination names; one alone is itself.</summary>
    public static IReadOnlyList<string> Parts(string axis) => axis.Split(',', StringSplitOptions.TrimEntries);

    public static bool IsCombined(string axis) => axis.Contains(',', StringComparison.Ordinal);

    /// <summary>A dimension is found whether it is written with blanks, dashes or none of them.</summary>
    public static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
