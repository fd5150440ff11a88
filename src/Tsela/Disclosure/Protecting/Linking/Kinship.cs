using Tsela.Statistics;

namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>Which populations count the same rows: those of one series by the same day or event, whatever of them and under whatever conditions.</summary>
internal static class Kinship
{
    /// <summary>For each series of a population the rows of it that are counted.</summary>
    /// <param name="population">Its id.</param>
    public static IEnumerable<(string Series, string Rows)> Of(string population) =>
        PopulationName.Read(population) is { } name ? name.Series.Select(series => (series, name.OfRows.Base)) : [];
}
