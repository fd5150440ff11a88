using Tsela.Disclosure.Protecting;
using Tsela.Statistics;

namespace Tsela.Disclosure.Making;

/// <summary>The symbols of figures, where a break at a figure that is not shown stands at the next one that is.</summary>
internal static class CarriedBreaks
{
    public static IReadOnlyList<string> Of(CountedTable table, IReadOnlyList<Fate> fates)
    {
        var symbols = table.Figures.Select(figure => figure.Symbol).ToArray();
        if (!symbols.Any(IsBreak))
        {
            return symbols;
        }

        foreach (var series in Enumerable.Range(0, symbols.Length).GroupBy(i => (Codes(table.Figures[i]), table.Figures[i].Reference.Length, IsQuarter(table.Figures[i]))))
        {
            var waits = false;
            foreach (var i in series.OrderBy(i => table.Figures[i].Reference, StringComparer.Ordinal))
            {
                if (fates[i].IsHidden || table.Figures[i].Value is null)
                {
                    waits |= IsBreak(symbols[i]);
                }
                else
                {
                    symbols[i] = waits && !IsBreak(symbols[i]) ? CountedFigure.WithBreak(symbols[i]) : symbols[i];
                    waits = false;
                }
            }
        }

        return symbols;
    }

    private static bool IsBreak(string symbols) => symbols.Contains(SafeSymbols.Break, StringComparison.Ordinal);

    private static string Codes(CountedFigure figure) => string.Join(';', figure.Codes.OrderBy(place => place.Dimension, StringComparer.Ordinal).Select(place => $"{place.Dimension}={place.Code}"));

    private static bool IsQuarter(CountedFigure figure) => figure.Reference.Contains('Q', StringComparison.Ordinal);
}
