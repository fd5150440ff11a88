using System.Globalization;
using Tsela.Disclosure.Policies;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>What protection did to a table, in figures and in words.</summary>
internal static class LossOf
{
    /// <summary>From this share of hidden figures on, coarser codes are the better way.</summary>
    private const double MuchLost = 0.3;

    public static SafeProtection Table(CountedTable table, IReadOnlyList<Fate> fates, PolicyBook policies)
    {
        var policy = policies.Strictest(table.Figures.SelectMany(figure => figure.Parts).SelectMany(part => part.Population.Series).Distinct(StringComparer.Ordinal));
        var hidden = fates.Count(fate => fate.IsHidden);
        var inner = table.Figures.Select((figure, i) => (figure, i)).Where(one => !one.figure.IsTotal).ToList();
        var all = inner.Sum(one => Weight(one.figure));
        var lost = inner.Where(one => fates[one.i].IsHidden).Sum(one => Weight(one.figure));
        var changed = fates.Count(fate => fate.Instead is not null);
        return new SafeProtection(
            policy.Name, policy.ShowsEverything ? SafeProtection.NotNeeded : SafeProtection.LeftOut, Sentence(policy, hidden, changed, fates.Count),
            fates.Count, hidden, changed, all == 0 ? 0 : decimal.Round(lost / all, 4));
    }

    /// <summary>The dimension whose figures are hidden most; null where no figure by a dimension is hidden.</summary>
    public static (string Title, int Hidden, int All)? Worst(CountedTable table, IReadOnlyList<Fate> fates)
    {
        var counts = table.Dimensions.Select(dimension =>
        {
            var own = table.Figures.Select((figure, i) => (figure, i)).Where(one => one.figure.Codes.Any(place => place.Dimension == dimension.Name)).ToList();
            return (dimension.Title, Hidden: own.Count(one => fates[one.i].IsHidden), All: own.Count);
        }).Where(one => one.Hidden > 0).ToList();
        return counts.Count == 0 ? null : counts.MaxBy(one => ((double)one.Hidden / one.All, one.Hidden));
    }

    /// <summary>What would lose less; null where little is lost.</summary>
    public static string? Advice(CountedTable table, IReadOnlyList<Fate> fates)
    {
        var hidden = fates.Count(fate => fate.IsHidden);
        return hidden < MuchLost * fates.Count || Worst(table, fates) is not { } worst ? null
            : string.Create(CultureInfo.InvariantCulture, $"{hidden:#,0} of {fates.Count:#,0} figures are hidden, most of them by {Titles.Lower(worst.Title)} ({worst.Hidden:#,0} of {worst.All:#,0}). Leave that dimension out, or bring its codes together in groups.");
    }

    public static string NothingLeft(CountedTable table, IReadOnlyList<Fate> fates) =>
        $"Every figure of {table.Title} would have to be hidden, the totals too: so few are counted. "
        // where each total is small itself, no dimension is the cause
        + (Worst(table, fates) is { } worst && table.Figures.Select((figure, i) => (figure, i)).Any(one => one.figure.IsTotal && fates[one.i].Hidden != HiddenFor.Itself) ? $"Leave out {Titles.Lower(worst.Title)}, or publish it together with other years." : "Publish it together with other years.");

    // people and cases where they are counted; of amounts and shares the size of the figure would say nothing
    private static decimal Weight(CountedFigure figure) => figure.Parts.Sum(part => (decimal)(part.Contributors ?? 1));

    private static string Sentence(Policy policy, int hidden, int changed, int cells) =>
        policy.ShowsEverything ? "Published figures, shown unchanged with their source."
        : string.Create(CultureInfo.InvariantCulture, $"Figures of fewer than {policy.Minimum} are not shown, nor those from which they could be reckoned: ")
            + (hidden == 0 ? "here there are none." : string.Create(CultureInfo.InvariantCulture, $"{hidden:#,0} of {cells:#,0} are left out, marked c."))
            + (changed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {changed:#,0} stand as in the edition before, because they have changed by fewer than {policy.Minimum}."));
}
