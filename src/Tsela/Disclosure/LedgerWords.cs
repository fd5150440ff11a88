using Tsela.Catalogue;
using Tsela.Disclosure.Protecting;
using Tsela.Engine.Schemas;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure;

/// <summary>What a ledger names by columns and codes, in the words of the catalogue.</summary>
public sealed class LedgerWords(NationalCatalogue catalogue)
{
    private const string NotSign = "not ";
    private const int CodesMost = 4;

    /// <summary>A cell: its columns with their codes.</summary>
    /// <param name="population">The id of its population, which names the series of the columns.</param>
    public string Cell(string population, string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Length == 0 ? "everybody" : string.Join("; ", CellAddress.Places(cell).Select(place => InWords(SeriesOf(population), place)));
    }

    /// <summary>Whom or what a population counts; where it is under conditions of many kinds, the tables beside it tell which.</summary>
    public string Population(string population)
    {
        if (PopulationName.Read(population) is not { } name)
        {
            return population;
        }

        var (kind, counted) = name.Base.Split(", ", 2)[0].Split(" of ", 2) is [var first, var second] ? (first, second) : ("", name.Base);
        var conditions = string.Concat(name.Conditions.Select(one => $"; {Condition(name.Series, one.Name, one.Text)}"));
        var series = name.Series.Select(id => catalogue.Series.TryGetValue(id, out var schema) ? $"{id} {schema.Title}" : id);
        return $"{Titles.Joined([.. series])}: {Counted(name.Series, counted)}{(kind == "stock" ? " on a day" : "")}{conditions}";
    }

    /// <summary>The title of a column, as it stands within a sentence.</summary>
    public string Column(IReadOnlyList<string> series, string name) => Titles.Lower(TitleOf(FieldOf(series, name), name));

    private static IReadOnlyList<string> SeriesOf(string population) => PopulationName.Read(population)?.Series ?? [];

    private string InWords(IReadOnlyList<string> series, CountedPlace place)
    {
        // a column in bands or groups carries them in its name
        var name = place.Dimension.Split(" in ", 2)[0];
        var field = FieldOf(series, name);
        var title = field is { Type: FieldType.Date or FieldType.DateTime } && place.Code.Contains('-', StringComparison.Ordinal) ? "Age" : TitleOf(field, name);
        return $"{title}: {LabelOf(field, place.Code)}";
    }

    private string Counted(IReadOnlyList<string> series, string counted) => counted.Split(':', 2) switch
    {
        ["rows"] => "records",
        ["distinct", var name] => $"different values of {Column(series, name)}",
        ["sum", var name] => $"sum of {Column(series, name)}",
        [var measure, var name] => $"{measure} of {Column(series, name)}",
        _ => counted.Split(' ')[0],
    };

    private string Condition(IReadOnlyList<string> series, string name, string text)
    {
        var (field, isNot) = (FieldOf(series, name), text.StartsWith(NotSign, StringComparison.Ordinal));
        var parts = (isNot ? text[NotSign.Length..] : text).Split(" and ", 2);
        var codes = parts[0].Split('|');
        var words = codes.Length > CodesMost ? $"one of {codes.Length} codes" : string.Join(" or ", codes.Select(code => code == "true" ? "yes" : LabelOf(field, code)));
        return $"{Column(series, name)}: {(isNot ? NotSign : "")}{words}{(parts.Length > 1 ? $", {parts[1].Replace('_', ' ')}" : "")}";
    }

    private SchemaField? FieldOf(IReadOnlyList<string> series, string name) =>
        series.Select(id => catalogue.Series.GetValueOrDefault(id)).OfType<TableSchema>().SelectMany(schema => schema.Fields).FirstOrDefault(field => field.Name == name || field.Concept == name);

    private static string TitleOf(SchemaField? field, string name) => field?.Title ?? name.Replace('_', ' ');

    private static string LabelOf(SchemaField? field, string code) =>
        code == "_U" ? "not stated" : field?.CodeLists.SelectMany(list => list.Codes).FirstOrDefault(one => one.Value == code)?.Label ?? code.Replace('_', ' ');
}
