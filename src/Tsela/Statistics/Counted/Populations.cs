using System.Text;
using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Counted;

/// <summary>Tells populations and the dimensions that they are broken down by apart, whatever indicators call them.</summary>
internal static class Populations
{
    /// <param name="tables">Those of the leaf's own series that the snapshot holds.</param>
    public static CountedPopulation Of(MeasureDefinition leaf, NationalCatalogue catalogue, IReadOnlyList<ColumnTable> tables)
    {
        var basis = Base(leaf);
        var picks = PickedCodes.Of(leaf, tables);
        var others = leaf.Where.Where(one => !picks.ContainsKey(one.Key)).ToDictionary(StringComparer.Ordinal);
        return new CountedPopulation(
            IdOf(leaf, basis, leaf.Where), SeriesOf(leaf), leaf.Kind == "people" || leaf.Kind == "ended" ? "persons" : leaf.Count, leaf.Where, basis,
            AddsOverTime: leaf.Kind is "flow" or "ended",
            IsOpen: SeriesOf(leaf).All(id => catalogue.Series[id].Tsela!.Confidentiality == "open"))
        {
            Wider = IdOf(leaf, basis, others), WiderWhere = others, Picks = [.. picks.Values.OrderBy(pick => pick.Dimension, StringComparer.Ordinal)],
        };
    }

    private static string IdOf(MeasureDefinition leaf, string basis, IReadOnlyDictionary<string, string> conditions) => new PopulationName(SeriesOf(leaf), basis, Pairs(conditions)).Write();

    private static IReadOnlyList<(string, string)> Pairs(IReadOnlyDictionary<string, string> conditions) => [.. conditions.Select(one => (one.Key, one.Value))];

    /// <summary>What a breakdown is by: the field behind each dimension, with its bands or groups.</summary>
    public static string ColumnOf(string part, MeasureDefinition leaf, ColumnTable? table)
    {
        var name = MeasureTexts.NameOf(part);
        if (leaf.Classes.TryGetValue(name, out var classes))
        {
            return $"{classes.On} in {string.Join('|', classes.Codes.Select(code => $"{code.Key}:{code.Value}"))}";
        }

        if (leaf.Spread.ContainsKey(name) || table is null)
        {
            return name;
        }

        string Field(string column) => table.TryFind(column, out var found) ? found.Name : column;
        return MeasureTexts.Breakdown(part, leaf, column => table.TryFind(column, out _))[0] switch
        {
            CodeDimension code => AddressOf(code, Field(code.Column), part),
            AgeDimension age => AddressOf(age, Field(age.Column), part),
            LevelDimension level => AddressOf(level, Field(level.Column), part),
            var other => other.Name,
        };
    }

    /// <summary>The field behind a dimension, with its bands or groups.</summary>
    /// <param name="text">As a question or a measure writes the dimension; it names the groups.</param>
    public static string AddressOf(Dimension dimension, string field, string text) => dimension switch
    {
        AgeDimension age => $"{field} in {string.Join('|', age.Bands.Select(band => band.Code))}",
        LevelDimension => $"{field} in {LevelIn(text)}",
        _ => field,
    };

    /// <summary>The level that the text of a dimension names.</summary>
    public static string LevelIn(string text) => text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private static IReadOnlyList<string> SeriesOf(MeasureDefinition leaf) =>
        [.. leaf.Series.Concat(leaf.Parts.SelectMany(SeriesOf)).Distinct(StringComparer.Ordinal)];

    private static string Base(MeasureDefinition leaf)
    {
        var text = new StringBuilder($"{leaf.Kind} of {leaf.Count}");
        void Add(string word, string? value) => text.Append(string.IsNullOrEmpty(value) ? "" : $", {word} {value}");
        Add("weight", leaf.Weight);
        Add("date", leaf.Date);
        Add("from", leaf.From);
        Add("to", leaf.To);
        Add("latest", leaf.Latest);
        Add("value", leaf.Value);
        Add("quiet", leaf.Quiet == 0 ? null : leaf.Quiet.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("parts", string.Join(" + ", leaf.Parts.Select(Whole)));
        Add("unless", string.Join(" + ", leaf.Unless.Select(Whole)));
        Add("also", string.Join(" + ", leaf.Also.Select(Whole)));
        return text.ToString();
    }

    private static string Whole(MeasureDefinition leaf) =>
        $"({string.Join('+', leaf.Series)}: {Base(leaf)} where {PopulationName.TextOf(Pairs(leaf.Where))})";
}
