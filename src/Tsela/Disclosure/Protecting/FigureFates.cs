using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>What becomes of the figures of a table, from what became of the cells behind them.</summary>
internal sealed class FigureFates(ProtectedGroups groups, PublicLedger ledger)
{
    public IReadOnlyList<Fate> Of(CountedTable table) => [.. table.Figures.Select(figure => Of(table, figure))];

    /// <summary>Why the table cannot be protected; null where it can.</summary>
    public string? RefusalOf(CountedTable table) =>
        table.Figures.SelectMany(figure => figure.Parts).Where(part => !part.Population.IsOpen).Select(part => groups.GroupOf(part)!.Refused).FirstOrDefault(refused => refused is not null);

    private Fate Of(CountedTable table, CountedFigure figure)
    {
        var parts = figure.Parts.Where(part => !part.Population.IsOpen).ToList();
        if (parts.Exists(part => groups.GroupOf(part)!.KeepsEarlier))
        {
            return ledger.Kept(table, figure);
        }

        foreach (var part in parts)
        {
            if (groups.GroupOf(part)!.At(CellAddress.Of(part).Cell) is { } hidden)
            {
                return new Fate(part.Role == PartRole.Whole ? hidden.Why : HiddenFor.ItsPart);
            }
        }

        return HasSmallComplement(figure, above => groups.GroupOf(above)!.Group.Policy.Minimum) ? new Fate(HiddenFor.Itself) : Fate.Shown;
    }

    // of a share of nearly all, those who are not in it are as few as those in a small one
    public static bool HasSmallComplement(CountedFigure figure, Func<CountedPart, int> minimum)
    {
        var below = figure.Parts.Where(part => part.Role == PartRole.Denominator).ToList();
        var above = figure.Parts.Where(part => part.Role == PartRole.Numerator).ToList();
        if (above.Count != 1 || below.Count != 1 || above[0].Population.IsOpen || below[0].Population.IsOpen)
        {
            return false;
        }

        var outside = below[0].Contributors - above[0].Contributors;
        return outside > 0 && outside < minimum(above[0]);
    }
}
