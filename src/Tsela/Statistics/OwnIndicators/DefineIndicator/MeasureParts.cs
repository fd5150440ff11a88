using Tsela.Catalogue;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.OwnIndicators.DefineIndicator;

/// <summary>A measure as it is written; what is empty is left out.</summary>
public sealed record MeasurePart
{
    public required string Kind { get; init; }

    public IReadOnlyList<string>? Series { get; init; }

    public string? Count { get; init; }

    public string? Value { get; init; }

    public string? Unit { get; init; }

    public Dictionary<string, string>? Where { get; init; }

    public MeasurePart? Numerator { get; init; }

    public MeasurePart? Denominator { get; init; }

    public decimal? Factor { get; init; }

    public IReadOnlyList<string>? By { get; init; }

    public string? Bands { get; init; }

    public Dictionary<string, IReadOnlyDictionary<string, string>>? Levels { get; init; }
}

/// <summary>What the series of a part say about its fields and codes.</summary>
public sealed class MeasureParts
{
    private readonly Dictionary<string, SeriesVariables> variables = new(StringComparer.Ordinal);

    /// <summary>The unit of the rows, where all the series have one.</summary>
    public string? UnitOf(NationalCatalogue catalogue, IReadOnlyList<string> series)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return series.Select(id => catalogue.Series[id].Tsela!.Unit).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;
    }

    public string Meant(NationalCatalogue catalogue, IReadOnlyList<string> series, string typed)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(typed);
        return NearNames.Meant(typed.Split(';', '@', ':')[0], series.SelectMany(id => Of(catalogue, id).All).Where(one => one.Kind != VariableKind.Key).Select(one => one.Name).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The codes of a condition that the field's list does not have, as sentences.</summary>
    public IEnumerable<string> UnknownCodes(NationalCatalogue catalogue, IReadOnlyList<string> series, string field, string condition)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(condition);
        if (series.Select(id => Of(catalogue, id).Find(field)).FirstOrDefault(one => one is { Kind: VariableKind.Code, Labels.Count: > 0 }) is not { } variable)
        {
            yield break;
        }

        foreach (var part in condition.Split([" and ", " or "], StringSplitOptions.TrimEntries).Where(part => part is not ("given" or "missing") && !part.StartsWith("differs ", StringComparison.Ordinal)))
        {
            foreach (var code in (part.StartsWith("not ", StringComparison.Ordinal) ? part[4..] : part).Split('|'))
            {
                if (!variable.Labels.ContainsKey(code) && code is not ("n/s" or "n/a" or ".."))
                {
                    yield return $"{field} has no code '{code}'. {NearNames.Meant(code, variable.Labels.Keys)}";
                }
            }
        }
    }

    private SeriesVariables Of(NationalCatalogue catalogue, string id)
    {
        if (!variables.TryGetValue(id, out var known))
        {
            variables.Add(id, known = SeriesVariables.Of(catalogue.Series[id], catalogue));
        }

        return known;
    }
}
