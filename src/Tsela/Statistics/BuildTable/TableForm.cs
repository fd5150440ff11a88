using Tsela.Engine.Tables;
using Tsela.Statistics.Questions;

namespace Tsela.Statistics.BuildTable;

/// <summary>One thing that can be chosen.</summary>
public sealed record Choice(string Value, string Title, bool IsChosen);

/// <summary>Choices under a common heading; without one where <paramref name="Title"/> is empty.</summary>
public sealed record ChoiceGroup(string Title, IReadOnlyList<Choice> Choices);

/// <summary>A filter as the form shows it: codes to tick, or a lowest and a highest value.</summary>
/// <param name="Kind">codes, date or number.</param>
public sealed record FilterFields(string Text, string Title, string Kind, IReadOnlyList<Choice> Codes, string From, string To, TableQuery Without);

/// <summary>What the form offers for a series, with what the query has chosen.</summary>
public sealed class TableForm
{
    private const int RowSlots = 3;
    private const int ColumnSlots = 2;

    private readonly TableQuery query;
    private readonly SeriesVariables variables;
    private readonly Engine.Columns.ColumnTable records;

    public TableForm(BuildTable.Built built)
    {
        ArgumentNullException.ThrowIfNull(built);
        query = built.Query;
        variables = built.Variables!;
        records = built.Records!;
    }

    public SeriesVariables Variables => variables;

    /// <summary>One list of choices for each dimension that can be put in the rows.</summary>
    public IEnumerable<IReadOnlyList<ChoiceGroup>> Rows => Slots(query.Rows, RowSlots);

    public IEnumerable<IReadOnlyList<ChoiceGroup>> Columns => Slots(query.Columns, ColumnSlots);

    public IReadOnlyList<Choice> Measures
    {
        get
        {
            var chosen = query.Measure.Length == 0 ? AskedMeasure.UsualOf(variables) : query.Measure;
            return WithChosen(AskedMeasure.Offered(variables), chosen);
        }
    }

    public IReadOnlyList<Choice> Shares => WithChosen(
        [("", "The figure itself"), ("row", "Percent of the row"), ("column", "Percent of the column"), ("table", "Percent of the whole table")], query.Share);

    public IReadOnlyList<Choice> Times
    {
        get
        {
            List<(string, string)> times = [("all", "All records")];
            if (variables.HasFlow)
            {
                times.Add(("flow", "Events of a period"));
            }

            if (variables.HasStock)
            {
                times.AddRange([("stock", "Stock on a day"), ("stocks", "Stock on a series of days")]);
            }

            return WithChosen(times, query.Time.Length == 0 ? "all" : query.Time);
        }
    }

    public IReadOnlyList<Choice> Steps => WithChosen(AskedTime.Steps, query.Every.Length == 0 ? "year" : query.Every);

    /// <summary>What can be filtered on and is not yet.</summary>
    public IReadOnlyList<ChoiceGroup> FurtherFilters =>
    [
        .. variables.All.Where(variable => variable.Kind != VariableKind.Key).Select(variable => new ChoiceGroup(
            variable.Title,
            [.. FilterTexts(variable).Where(one => !Open().Contains(one.Text, StringComparer.Ordinal)).Select(one => new Choice(one.Text, one.Title, IsChosen: false))]))
            .Where(group => group.Choices.Count > 0),
    ];

    public IEnumerable<FilterFields> Filters => Open().Select(Fields).OfType<FilterFields>();

    private IEnumerable<string> Open() => query.Only.Keys.Concat(query.From.Keys).Concat(query.To.Keys).Concat(query.Filters).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(string Text, string Title)> FilterTexts(Variable variable) =>
        variable.Kind == VariableKind.Code ? DimensionTexts.Offered(variable) : [(variable.Name, variable.Kind == VariableKind.Age ? "Age" : variable.Title)];

    private FilterFields? Fields(string text)
    {
        if (DimensionTexts.Read(text, variables) is not { Succeeded: true, Value: { } dimension })
        {
            return null;
        }

        var kind = dimension.Variable.Kind switch { VariableKind.Code => "codes", VariableKind.Date => "date", _ => "number" };
        var chosen = query.Only.GetValueOrDefault(text, []);
        var codes = kind == "codes"
            ? AskedFilter.ChoicesOf(dimension, records).Select(code => new Choice(code, dimension.LabelOf(code), chosen.Contains(code, StringComparer.Ordinal)))
                .Append(new Choice(AskedFilter.NoValue, "Not stated or missing", chosen.Contains(AskedFilter.NoValue, StringComparer.Ordinal)))
            : [];
        return new FilterFields(
            text, dimension.Role == DimensionRole.Age ? "Age" : dimension.Title, kind, [.. codes], query.From.GetValueOrDefault(text, ""), query.To.GetValueOrDefault(text, ""), Without(text));
    }

    private TableQuery Without(string text) => query with
    {
        Only = Less(query.Only, text), From = Less(query.From, text), To = Less(query.To, text), Filters = [.. query.Filters.Where(one => one != text)],
    };

    private static Dictionary<string, T> Less<T>(IReadOnlyDictionary<string, T> all, string without) =>
        all.Where(pair => pair.Key != without).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private IEnumerable<IReadOnlyList<ChoiceGroup>> Slots(IReadOnlyList<string> chosen, int slots) =>
        Enumerable.Range(0, Math.Max(slots, chosen.Count)).Select(slot => Dimensions(chosen.ElementAtOrDefault(slot) ?? ""));

    private IReadOnlyList<ChoiceGroup> Dimensions(string chosen)
    {
        var groups = variables.All.Select(variable => new ChoiceGroup(variable.Title, [.. Offered(variable).Select(one => new Choice(one.Text, one.Title, one.Text == chosen))]))
            .Where(group => group.Choices.Count > 0).ToList();
        if (variables.HasStock)
        {
            groups.Add(new ChoiceGroup("Time", [new Choice(AtDimension.UsualName, "Day of the stock", chosen == AtDimension.UsualName)]));
        }

        var isOffered = groups.Exists(group => group.Choices.Any(choice => choice.IsChosen));
        // what was written in the address by hand stays chosen, right or wrong
        List<Choice> first = [new Choice("", "(nothing)", chosen.Length == 0)];
        if (!isOffered && chosen.Length > 0)
        {
            var title = DimensionTexts.Read(chosen, variables) is { Succeeded: true, Value: { } read } ? $"{read.Title} ({chosen[(chosen.IndexOf('@', StringComparison.Ordinal) + 1)..]})" : chosen;
            first.Add(new Choice(chosen, title, IsChosen: true));
        }

        return [new ChoiceGroup("", first), .. groups];
    }

    private static IEnumerable<(string Text, string Title)> Offered(Variable variable) => variable.Kind == VariableKind.Age
        ? DimensionTexts.Offered(variable).Append((variable.Name + DimensionTexts.OwnBands, "Age: own bands, written below"))
        : DimensionTexts.Offered(variable);

    private static List<Choice> WithChosen(IEnumerable<(string Value, string Title)> offered, string chosen)
    {
        List<Choice> choices = [.. offered.Select(one => new Choice(one.Value, one.Title, one.Value == chosen))];
        return choices.Exists(choice => choice.IsChosen) ? choices : [.. choices, new Choice(chosen, chosen, IsChosen: true)];
    }
}
