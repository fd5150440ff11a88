using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>The comparison that fits each feature's kind.</summary>
internal static class Comparisons
{
    public static Comparison[] Of(IReadOnlyList<Feature> features)
    {
        var given = features.FirstOrDefault(feature => feature.Kind == ColumnKind.GivenName);
        var family = features.FirstOrDefault(feature => feature.Kind == ColumnKind.Surname);
        var swapped = given is null || family is null ? null : new SwappedNames(given, family);
        return [.. features.Select(feature => Of(feature, swapped))];
    }

    private static Comparison Of(Feature feature, SwappedNames? swapped) => feature.Kind switch
    {
        ColumnKind.GivenName or ColumnKind.Surname => new NameComparison(feature, swapped),
        ColumnKind.FullName => new FullNameComparison(feature),
        ColumnKind.Date => new DateComparison(feature),
        ColumnKind.Sex or ColumnKind.Category => new EqualComparison(feature),
        ColumnKind.Code or ColumnKind.Document => new CodeComparison(feature),
        ColumnKind.Number => new NumberComparison(feature),
        _ => new TextComparison(feature),
    };
}
