using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Engine.Tables;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.Figures;

/// <summary>Labels of the codes in an indicator's breakdowns, from the code lists of the fields behind them.</summary>
public sealed class CodeLabels
{
    private readonly Dictionary<string, IReadOnlyList<CodeList>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> groupings = new(StringComparer.Ordinal);

    /// <param name="entered">The groupings that breakdowns may name.</param>
    public CodeLabels(NationalCatalogue catalogue, IReadOnlyDictionary<string, MeasureDefinition> measures, MeasureDefinition? measure, OfficeEntries? entered = null)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(measures);
        Collect(catalogue, measures, measure, []);
        foreach (var grouping in entered?.Groupings ?? [])
        {
            groupings[$"{Grouping.LevelPrefix}{grouping.Key}@{grouping.Version}"] = OwnLevels.Labels(grouping);
            titles[$"{Grouping.LevelPrefix}{grouping.Key}@{grouping.Version}"] = grouping.Name;
        }
    }

    /// <summary>The label; the code itself where no list knows it.</summary>
    public string Of(string dimension, string code)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        ArgumentNullException.ThrowIfNull(code);
        if (code == "_U")
        {
            return ChosenDimension.NotGiven;
        }

        if (dimension.Split('@', 2) is [_, var level] && groupings.TryGetValue(level, out var groups))
        {
            return groups.GetValueOrDefault(code, code);
        }

        foreach (var list in lists.GetValueOrDefault(dimension, []))
        {
            if (list.Codes.FirstOrDefault(one => one.Value == code) is { } found)
            {
                return found.Label;
            }
        }

        return ChosenDimension.CommonLabel(code) ?? code;
    }

    /// <summary>The code lists behind a dimension; empty where its codes are in none.</summary>
    public IReadOnlyList<CodeList> ListsOf(string dimension) => lists.GetValueOrDefault(dimension, []);

    /// <summary>A dimension as people read it: one by an own grouping has the grouping's name.</summary>
    public string TitleOf(string dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return dimension.Split('@', 2) is [var name, var level] && titles.TryGetValue(level, out var title) ? $"{name} ({title})" : dimension;
    }

    /// <summary>A whole breakdown in words: <c>sex=F;district=LS-A</c>.</summary>
    public string InWords(string breakdown)
    {
        ArgumentNullException.ThrowIfNull(breakdown);
        return string.Join(", ", breakdown.Split(';').Select(part => part.Split('=', 2)).Select(parts => parts.Length == 2 ? Of(parts[0], parts[1]) : parts[0]));
    }

    private void Collect(NationalCatalogue catalogue, IReadOnlyDictionary<string, MeasureDefinition> measures, MeasureDefinition? measure, IReadOnlyList<string> above)
    {
        if (measure is null)
        {
            return;
        }

        List<string> by = [.. above, .. measure.By];
        foreach (var schema in measure.Series.Select(id => catalogue.Series.GetValueOrDefault(id)).OfType<TableSchema>())
        {
            foreach (var dimension in by.SelectMany(one => MeasureTexts.Breakdown(one, measure, _ => true)).OfType<CodeDimension>())
            {
                var field = schema.Fields.FirstOrDefault(one => one.Name == dimension.Column) ?? schema.Fields.FirstOrDefault(one => one.Concept == dimension.Column);
                if (field is { CodeLists.Count: > 0 })
                {
                    lists.TryAdd(dimension.Name, field.CodeLists);
                }
            }
        }

        IEnumerable<MeasureDefinition?> inner = [measure.Numerator, measure.Denominator, .. measure.Plus, .. measure.Minus];
        foreach (var part in inner)
        {
            Collect(catalogue, measures, part, by);
        }

        IEnumerable<MeasureDefinition?> beside = [measure.Fallback, .. measure.Details];
        foreach (var part in beside)
        {
            Collect(catalogue, measures, part, []);
        }

        if (measure.Indicator is { } other)
        {
            Collect(catalogue, measures, measures.GetValueOrDefault(other), []);
        }
    }
}
