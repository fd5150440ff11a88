using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;
using Reference = Tsela.Statistics.Measures.Reference;

namespace Tsela.Statistics.Counted;

/// <summary>
/// A question to one series in the words by which populations and cells are told apart, so that the same cell has the
/// same address whoever asks for it. What those words cannot say is refused with what to change.
/// </summary>
/// <param name="Leaf">What is counted, as a measure: <see cref="LeafCounts"/> counts it.</param>
/// <param name="Columns">What it is broken down by, time apart; in the order of the question.</param>
/// <param name="Times">The days of a stock, the periods of a flow.</param>
/// <param name="Asked">The question as it was understood, with its words.</param>
internal sealed record CountedQuestion(
    MeasureDefinition Leaf, CountedPopulation Population, IReadOnlyList<QuestionColumn> Columns, IReadOnlyList<Reference> Times, AskedTable Asked)
{
    public const int ColumnsMax = 3;

    public bool IsStock => Leaf.Kind == "stock";

    public static Outcome<CountedQuestion> Of(TableQuery query, SeriesVariables variables, ColumnTable table, SnapshotManifest manifest, NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (NotCountable.Series(variables) is { } series)
        {
            return series;
        }

        var read = AskedTable.Read(query, variables, table, DateOnly.FromDateTime(manifest.MadeAt));
        if ((read.Problem ?? Faults(read.Value, table).FirstOrDefault()) is { } problem)
        {
            return problem;
        }

        var asked = read.Value;
        List<ChosenDimension> by = [.. asked.Dimensions.Where(dimension => !QuestionTimes.IsTime(dimension))];
        var times = QuestionTimes.Of(query, asked, manifest.Of(variables.Schema.Name)!, DateOnly.FromDateTime(manifest.MadeAt));
        if (times.Problem is { } noTime)
        {
            return noTime;
        }

        var leaf = new MeasureDefinition
        {
            Kind = asked.Time.Rule is StockOn or StockOnDays ? "stock" : "flow",
            Series = [variables.Schema.Name],
            Count = asked.Measure.Text,
            Where = Conditions(asked),
            Bands = by.Select(dimension => dimension.Dimension).OfType<AgeDimension>().FirstOrDefault() is { } age ? string.Join('|', age.Bands.Select(band => band.Code)) : null,
            Levels = by.Where(dimension => dimension.Dimension is LevelDimension).DistinctBy(LevelOf).ToDictionary(LevelOf, dimension => ((LevelDimension)dimension.Dimension).Groups, StringComparer.Ordinal),
        };
        return new CountedQuestion(leaf, Populations.Of(leaf, catalogue, [table]), [.. by.Select(dimension => Column(dimension, leaf, table))], times.Value, asked);
    }

    private static IEnumerable<Problem> Faults(AskedTable asked, ColumnTable table)
    {
        if (NotCountable.Measure(asked.Measure, table) is { } measure)
        {
            yield return measure;
        }

        foreach (var filter in asked.Filters)
        {
            if (NotCountable.Filter(filter, table) is { } problem)
            {
                yield return problem;
            }
        }

        List<ChosenDimension> by = [.. asked.Dimensions.Where(dimension => !QuestionTimes.IsTime(dimension))];
        foreach (var dimension in by)
        {
            if (NotCountable.Dimension(dimension) is { } problem)
            {
                yield return problem;
            }
        }

        if (by.Find(dimension => dimension.Dimension is LevelDimension && asked.Filters.Any(filter => filter.Variable == dimension.Variable)) is { } filtered)
        {
            yield return NotCountable.FilterOfGroups(filtered.Variable.Title);
        }

        if (by.GroupBy(dimension => dimension.Variable.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            yield return NotCountable.TwoGroupings(twice.First().Variable.Title);
        }

        if (by.Count(dimension => dimension.Dimension is LevelDimension) is > 1 && by.Where(dimension => dimension.Dimension is LevelDimension).GroupBy(LevelOf, StringComparer.Ordinal).Any(group => group.Count() > 1))
        {
            yield return NotCountable.TwoOfOneLevel;
        }

        if (by.Count > ColumnsMax)
        {
            yield return NotCountable.TooManyColumns(by.Count);
        }
    }

    // of several choices on one column those codes that all of them leave
    private static Dictionary<string, string> Conditions(AskedTable asked) => asked.Filters.GroupBy(filter => filter.Variable.Name, StringComparer.Ordinal).ToDictionary(
        group => group.Key, group => PickedCodes.TextOf(group.Select(filter => (IEnumerable<string>)filter.Codes!).Aggregate((all, next) => all.Intersect(next, StringComparer.Ordinal))), StringComparer.Ordinal);

    private static QuestionColumn Column(ChosenDimension dimension, MeasureDefinition leaf, ColumnTable table)
    {
        var field = dimension.Variable.Name;
        var (name, part) = dimension.Dimension switch
        {
            AgeDimension => ("age", $"age:{field}"),
            LevelDimension => ($"{field}@{LevelOf(dimension)}", $"{field}:{field}@{LevelOf(dimension)}"),
            _ => (field, $"{field}:{field}"),
        };
        return new QuestionColumn(name, part, Populations.ColumnOf(part, leaf, table), dimension);
    }

    private static string LevelOf(ChosenDimension dimension) => Populations.LevelIn(dimension.Text);
}

/// <summary>One breakdown of a question.</summary>
/// <param name="Name">As figures name it: <c>sex</c>, <c>age</c>, <c>citizenship@region</c>.</param>
/// <param name="Part">As a measure writes it.</param>
/// <param name="Column">As addresses of cells name it: the field, with its bands or its level.</param>
internal sealed record QuestionColumn(string Name, string Part, string Column, ChosenDimension Dimension)
{
    /// <summary>As the cells that are counted name it.</summary>
    public string CellName => MeasureTexts.NameOf(Part);

    /// <summary>Group to its codes, where it is by groups of codes; null where by codes or ages.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Groups => Dimension.Dimension is not LevelDimension level ? null
        : level.Groups.GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Order(StringComparer.Ordinal)], StringComparer.Ordinal);
}
