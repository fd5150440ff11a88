using System.Globalization;
using Tsela.Disclosure.Policies;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>What protection did to a table, in figures and in a sentence.</summary>
internal static class LossOf
{
    public static SafeProtection Table(CountedTable table, IReadOnlyList<Fate> fates, PolicyBook policies)
    {
        var policy = policies.Strictest(table.Figures.SelectMany(figure => figure.Parts).SelectMany(part => part.Population.Series).Distinct(StringComparer.Ordinal));
        var hidden = fates.Count(fate => fate.IsHidden);
        var inner = table.Figures.Select((figure, i) => (figure, i)).Where(one => !one.figure.IsTotal).ToList();
        var all = inner.Sum(one => Weight(one.figure));
        var lost = inner.Where(one => fates[one.i].IsHidden).Sum(one => Weight(one.figure));
        var changed = fates.Count(fate => fate.Instead is not null);
        return new SafeProtection(
            policy.Name, policy.ShowsEverything ? SafeProtection.NotNeeded : SafeProtection.LeftOut, Sentence(policy, hidden, fates.Count),
            fates.Count, hidden, changed, all == 0 ? 0 : decimal.Round(lost / all, 4));
    }

    // people and cases where they are counted; of amounts and shares the size of the figure would say nothing
    private static decimal Weight(CountedFigure figure) => figure.Parts.Sum(part => (decimal)(part.Contributors ?? 1));

    private static string Sentence(Policy policy, int hidden, int cells) =>
        policy.ShowsEverything ? "Published figures, shown unchanged with their source."
        : string.Create(CultureInfo.InvariantCulture, $"Figures of fewer than {policy.Minimum} are not shown, nor those from which they could be reckoned: ")
            + (hidden == 0 ? "here there are none." : string.Create(CultureInfo.InvariantCulture, $"{hidden:#,0} of {cells:#,0} are left out, marked c."));
}
