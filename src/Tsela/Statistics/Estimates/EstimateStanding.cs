using System.Globalization;
using System.Text.RegularExpressions;
using Tsela.Statistics.Figures;

namespace Tsela.Statistics.Estimates;

/// <summary>What became of an estimate, in words.</summary>
public static partial class EstimateStanding
{
    /// <param name="book">The figures of the latest snapshot; null before the first.</param>
    public static string Of(Estimate estimate, FigureBook? book)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        if (!estimate.IsInForce)
        {
            return estimate.WithdrawnWhy is null ? "superseded by a newer version" : "withdrawn";
        }

        if (book?.Manifest.Entered?.Estimates.FirstOrDefault(one => one.Number == estimate.Number && one.Version == estimate.Version) is not { } frozen)
        {
            return "waits for the next snapshot";
        }

        if (estimate.Of == EstimateOf.Delivery && DeliveryEstimates.IsDelivered(book.Manifest, estimate.Subject, estimate.Reference))
        {
            return "superseded by data: the delivery has come, and it counts no more";
        }

        var figures = UsesOf(frozen.Name, book).ToList();
        return estimate.Of == EstimateOf.Delivery ? figures.Select(figure => figure.Indicator).Distinct(StringComparer.Ordinal).Count() is > 0 and var indicators
                ? string.Create(CultureInfo.InvariantCulture, $"in the figures of {indicators} indicator{(indicators == 1 ? "" : "s")}")
                : "in force; no indicator counts rows of this series by their event in the period"
            : figures.Exists(figure => figure.IsRival && figure.Reference == estimate.Reference) ? "beside a figure that was counted from a part of the months"
            : figures.Count > 0 ? "in force: it stands for the figure"
            : "superseded by data: the figure is counted now";
    }

    /// <summary>The estimates that a figure names among its sources.</summary>
    public static IEnumerable<(int Number, string Name, string Text)> In(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Source.Split("; ").Select(source => (Source: source, Match: NameForm().Match(source))).Where(one => one.Match.Success)
            .Select(one => (int.Parse(one.Match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), one.Match.Groups["name"].Value, one.Source));
    }

    /// <summary>The figures that name an estimate among their sources.</summary>
    public static IEnumerable<Figure> UsesOf(string name, FigureBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return book.Figures.Where(figure => !figure.IsPart && figure.Source.Contains($"({name},", StringComparison.Ordinal));
    }

    [GeneratedRegex(@" estimated .*\((?<name>ES-(?<number>\d+) v\d+),", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NameForm();
}
