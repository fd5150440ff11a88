namespace Tsela.Disclosure.Protecting.Linking;

/// <summary>Which populations count the same rows: those of one series by the same day or event, whatever of them and under whatever conditions.</summary>
internal static class Kinship
{
    private const string Conditions = ", where ";

    /// <summary>For each series of a population the rows of it that are counted.</summary>
    /// <param name="population">Its id, as <c>DS15a+DS16a: stock of persons, where decision granted</c>.</param>
    public static IEnumerable<(string Series, string Rows)> Of(string population)
    {
        var begin = population.IndexOf(": ", StringComparison.Ordinal);
        var end = population.IndexOf(Conditions, StringComparison.Ordinal);
        if (begin < 0)
        {
            return [];
        }

        var basis = population[(begin + 2)..(end < 0 ? population.Length : end)];
        var rest = basis.IndexOf(", ", StringComparison.Ordinal);
        var rows = $"{basis.Split(' ')[0]}{(rest < 0 ? "" : basis[rest..])}";
        return population[..begin].Split('+').Select(series => (series, rows));
    }
}
