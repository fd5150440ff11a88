namespace Tsela.Engine.Matching.Dates;

/// <summary>Three columns that are the year, the month and the day of one date, by their places.</summary>
/// <param name="Year">Place of the years.</param>
/// <param name="Month">Place of the months.</param>
/// <param name="Day">Place of the days.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct DateColumns(int Year, int Month, int Day)
{
    public bool Has(int place) => Year == place || Month == place || Day == place;

    public int First => Math.Min(Year, Math.Min(Month, Day));
}

/// <summary>What the names of columns say of years, months and days: <c>by bm bd</c>, <c>birth_year birth_month birth_day</c>, <c>yob mob dob</c>.</summary>
internal static class DateRoles
{
    private static readonly HashSet<string> Years = new(["y", "yy", "yyyy", "yr", "year", "j", "jahr", "an", "annee", "ano", "selemo"], StringComparer.Ordinal);
    private static readonly HashSet<string> Months = new(["m", "mm", "mo", "mon", "mth", "month", "monat", "mois", "mes", "khoeli"], StringComparer.Ordinal);
    private static readonly HashSet<string> Days = new(["d", "dd", "dy", "day", "t", "tag", "jour", "dia", "letsatsi"], StringComparer.Ordinal);

    /// <summary>True where the three names differ only in a word for the year, the month and the day.</summary>
    public static bool Say(string year, string month, string day)
    {
        var (y, m, d) = (Plain(year), Plain(month), Plain(day));
        var before = Math.Min(y.AsSpan().CommonPrefixLength(m), y.AsSpan().CommonPrefixLength(d));
        return Same(y, m, d, before) || (before > 0 && Same(y, m, d, 0));
    }

    // the shared end is taken as long as it may be, and shorter where a role would lose its own last letter by it
    private static bool Same(string y, string m, string d, int before)
    {
        var end = 0;
        var shortest = Math.Min(y.Length, Math.Min(m.Length, d.Length)) - before;
        while (true)
        {
            if (Years.Contains(y[before..^end]) && Months.Contains(m[before..^end]) && Days.Contains(d[before..^end]))
            {
                return true;
            }

            if (++end >= shortest || y[^end] != m[^end] || y[^end] != d[^end])
            {
                return false;
            }
        }
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
