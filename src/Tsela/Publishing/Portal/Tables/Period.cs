using System.Globalization;
using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>How long a period is. Figures of different lengths never stand in one row.</summary>
internal enum Grain
{
    Year,
    Quarter,
    Month,
    Day,
    Other,
}

/// <param name="Place">Place of the period in the dimension of time.</param>
internal sealed record Period(string Code, int Place, Grain Grain)
{
    /// <summary>The periods of a table, oldest first within a grain.</summary>
    public static IReadOnlyList<Period> AllOf(SafeDimension time) =>
        [.. time.Codes.Select((code, place) => new Period(code.Code, place, GrainOf(code.Code))).OrderBy(period => period.Grain).ThenBy(period => period.Code, StringComparer.Ordinal)];

    /// <summary>False while the period still ran when the figures were drawn: its figure is not to be compared with those of whole periods.</summary>
    public bool IsOver(SafeTable table) => table.IsStock || LastDay() is not { } last || last < DateOnly.FromDateTime(table.ExtractedAt);

    public static Grain GrainOf(string code) => code switch
    {
        { Length: 4 } when code.All(char.IsAsciiDigit) => Grain.Year,
        { Length: 7 } when code[4] == '-' && code[5] == 'Q' => Grain.Quarter,
        { Length: 7 } when code[4] == '-' && char.IsAsciiDigit(code[5]) => Grain.Month,
        { Length: 10 } when code[4] == '-' && code[7] == '-' => Grain.Day,
        _ => Grain.Other,
    };

    private DateOnly? LastDay()
    {
        var year = Code.Length >= 4 && int.TryParse(Code.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read is > 0 and < 9999 ? read : 0;
        var month = Grain switch { Grain.Year => 12, Grain.Quarter => 3 * (Code[6] - '0'), Grain.Month when int.TryParse(Code.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var named) => named, _ => 0 };
        return year > 0 && month is >= 1 and <= 12 ? new DateOnly(year, month, 1).AddMonths(1).AddDays(-1) : null;
    }
}
