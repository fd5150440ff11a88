using Tsela.Disclosure.Policies;
using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting;

/// <summary>
/// Protects by leaving out a whole breakdown of a time where any figure of it is too small; a total stays unless it is
/// small itself, or the other parts of its year would give a small one away.
/// </summary>
internal static class WholeBreakdowns
{
    public static IReadOnlyList<Fate> FatesOf(CountedTable table, PolicyBook policies)
    {
        var small = table.Figures.Select(figure => IsSmall(figure, policies)).ToList();
        var groups = table.Figures.Select((figure, i) => (Group: GroupOf(figure), Small: small[i])).Where(one => one.Small).Select(one => one.Group).ToHashSet(StringComparer.Ordinal);
        return [.. table.Figures.Select((figure, i) => small[i] ? new Fate(HiddenFor.Itself) : groups.Contains(GroupOf(figure)) ? new Fate(HiddenFor.Another) : Fate.Shown)];
    }

    private static string GroupOf(CountedFigure figure) => figure.IsTotal
        ? figure.Reference.Length == 7 ? $"{figure.Reference[..4]} {(figure.Reference[5] == 'Q' ? "quarters" : "months")}" : $"{figure.Reference} total"
        : $"{figure.Reference} by {string.Join(';', figure.Codes.Select(place => place.Dimension))}";

    private static bool IsSmall(CountedFigure figure, PolicyBook policies)
    {
        bool TooFew(long? contributors, CountedPart part) => contributors is { } few && few > 0 && few < policies.Strictest(part.Population.Series).Minimum;
        var below = figure.Parts.FirstOrDefault(part => part.Role == PartRole.Denominator);
        return figure.Parts.Where(part => !part.Population.IsOpen).Any(part =>
            TooFew(part.Contributors, part)
            || (part.Role == PartRole.Numerator && below is not null && TooFew(below.Contributors - part.Contributors, part)));
    }
}
