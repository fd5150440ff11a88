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

    public static Grain GrainOf(string code) => code switch
    {
        { Length: 4 } when code.All(char.IsAsciiDigit) => Grain.Year,
        { Length: 7 } when code[4] == '-' && code[5] == 'Q' => Grain.Quarter,
        { Length: 7 } when code[4] == '-' && char.IsAsciiDigit(code[5]) => Grain.Month,
        { Length: 10 } when code[4] == '-' && code[7] == '-' => Grain.Day,
        _ => Grain.Other,
    };
}
