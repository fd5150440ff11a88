using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Measures;

/// <summary>The keys behind a count of different people or things: who is in each cell, so that sets can be joined and held against each other.</summary>
/// <param name="key">The column whose values are told apart: that of persons, or of permits, cases, companies.</param>
public sealed class KeySets(OpenSnapshot snapshot, string key)
{
    /// <summary>The column.</summary>
    public string Key => key;

    /// <summary>
    /// The column by which the persons of a measure are told apart: by the linkage where every series that it reads took
    /// part in it, else by their identifiers, so that a person of two files is never told apart in two ways.
    /// </summary>
    public static string BestKeyOf(MeasureDefinition measure, SnapshotManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Linkage is { } linkage && !linkage.Holds(SeriesOf(measure).Where(id => manifest.Of(id) is not null))
            ? SeriesColumns.PersonIdentifier : SeriesColumns.PersonKey;
    }

    private static IEnumerable<string> SeriesOf(MeasureDefinition measure) =>
        measure.Series.Concat(measure.Parts.Concat(measure.Unless).Concat(measure.Also).SelectMany(SeriesOf));

    /// <summary>The keys of a measure by cell; a key may stand in several cells. Series that were not delivered have none.</summary>
    public IEnumerable<(string Cell, string Key)> Of(MeasureDefinition measure, Reference reference, string? by)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Kind == "people")
        {
            return Without(measure.Parts.SelectMany(part => Of(part, reference, by)), measure, reference);
        }

        if (DerivedBreakdown.In(measure, by) is { } derived)
        {
            return derived.Parts.SelectMany(part => Of(part.Measure, reference, derived.Rest)
                .Select(one => (one.Cell == Answer.Total ? $"{derived.Name}={part.Code}" : $"{derived.Name}={part.Code};{one.Cell}", one.Key)));
        }

        var tables = Tables(measure);
        return tables.Count == 0 ? [] : Of(measure, reference, tables, RowQuestions.Of(measure, reference, by, tables, key));
    }

    /// <summary>The keys behind one question of a measure.</summary>
    public IEnumerable<(string Cell, string Key)> Of(MeasureDefinition measure, Reference reference, IReadOnlyList<ColumnTable> tables, Question question)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(question);
        List<(MeasureDefinition, Question, IReadOnlyList<ColumnTable>)> also =
        [
            .. measure.Also.Select(other => (other, Tables: Tables(other))).Where(one => one.Tables.Count > 0)
                .Select(one => (one.other, RowQuestions.Of(one.other, reference, by: null, one.Tables, key), one.Tables)),
        ];
        return Without(new PersonHistories(measure, also, key).Members(reference, tables, question), measure, reference);
    }

    /// <summary>How many different keys each cell has.</summary>
    public static Dictionary<string, decimal?> Counted(IEnumerable<(string Cell, string Key)> members) =>
        members.GroupBy(one => one.Cell, one => one.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (decimal?)group.Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);

    private IEnumerable<(string Cell, string Key)> Without(IEnumerable<(string Cell, string Key)> members, MeasureDefinition measure, Reference reference)
    {
        if (measure.Unless.Count == 0)
        {
            return members;
        }

        var others = measure.Unless.SelectMany(other => Of(other, reference, by: null)).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return members.Where(one => !others.Contains(one.Key));
    }

    private List<ColumnTable> Tables(MeasureDefinition measure) => [.. measure.Series.Where(id => snapshot.Manifest.Of(id) is not null).Select(Table)];

    private ColumnTable Table(string series)
    {
        var table = snapshot.Table(series);
        return table.Problem is { } problem ? throw new DamagedSnapshotException(problem) : table.Value;
    }
}
