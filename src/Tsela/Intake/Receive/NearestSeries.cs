using Tsela.Catalogue;
using Tsela.Engine.Schemas;

namespace Tsela.Intake.Receive;

/// <summary>The series that a mistyped id most likely means.</summary>
internal static class NearestSeries
{
    private const int DistanceMax = 2;

    public static TableSchema? To(string typed, NationalCatalogue catalogue)
    {
        var sought = typed.Trim().ToUpperInvariant();
        var best = catalogue.Series.Values
            .Select(series => (series, distance: Distance(sought, series.Name.ToUpperInvariant())))
            .OrderBy(candidate => candidate.distance).ThenBy(candidate => candidate.series.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.series is not null && best.distance <= DistanceMax ? best.series : null;
    }

    // Levenshtein with one row
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
