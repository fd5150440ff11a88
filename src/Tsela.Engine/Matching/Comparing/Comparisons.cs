using Tsela.Engine.Matching.Names;
using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>The comparison that fits each feature's kind.</summary>
internal static class Comparisons
{
    public static Comparison[] Of(IReadOnlyList<Feature> features)
    {
        var given = features.FirstOrDefault(feature => feature.Kind == ColumnKind.GivenName);
        var family = features.FirstOrDefault(feature => feature.Kind == ColumnKind.Surname);
        var names = new[] { given, family }.OfType<Feature>()
            .ToDictionary(feature => feature, feature => feature.Values.Select(PreparedName.Of).ToArray());
        var swapped = given is null || family is null ? null : new SwappedNames(given, names[given], family, names[family]);
        return [.. features.Select(feature => names.TryGetValue(feature, out var prepared)
            ? new NameComparison(feature, prepared, swapped)
            : Of(feature))];
    }

    private static Comparison Of(Feature feature) => feature.Kind switch
    {
        ColumnKind.FullName => new FullNameComparison(feature),
        ColumnKind.Date => new DateComparison(feature),
        ColumnKind.Sex or ColumnKind.Category => new EqualComparison(feature),
        ColumnKind.Code or ColumnKind.Document => new CodeComparison(feature),
        ColumnKind.Number => new NumberComparison(feature),
        _ => new TextComparison(feature),
    };
}
