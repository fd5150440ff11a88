namespace Tsela.Statistics.Figures;

/// <summary>The symbols beside figures.</summary>
public static class Symbols
{
    public static readonly IReadOnlyList<(string Symbol, string Meaning)> All =
    [
        (Figure.NotAvailable, "not available: the reason stands beside it"),
        ("-", "nil: counted, and there were none"),
        ("b", "break: does not compare with the figure before"),
        ("e", "estimated"),
        ("p", "provisional: from records that may still be corrected, not yet released"),
        ("c", "suppressed to protect people (not used inside the system)"),
    ];

    /// <summary>The symbols of a value that holds an estimate, in their fixed order.</summary>
    public static string WithEstimated(string symbols, decimal? value)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        bool Has(char symbol) => symbols.Contains(symbol, StringComparison.Ordinal);
        return $"{(value == 0 ? "-" : "")}{(Has('b') ? "b" : "")}e{(Has('p') ? "p" : "")}";
    }

    /// <summary>The symbols of a figure that does not compare with the one before, in their fixed order.</summary>
    public static string WithBreak(string symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return symbols.Contains('b', StringComparison.Ordinal) ? symbols : symbols.StartsWith('-') ? $"-b{symbols[1..]}" : $"b{symbols}";
    }

    public static string InWords(string symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        return symbols == Figure.NotAvailable ? "not available"
            : string.Join(", ", All.Where(one => one.Symbol.Length == 1 && symbols.Contains(one.Symbol, StringComparison.Ordinal)).Select(one => one.Meaning.Split(':')[0]));
    }
}
