using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Engine.Schemas;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Questions;

/// <summary>The variables of a series, as its snapshot holds them.</summary>
public sealed class SeriesVariables
{
    private static readonly (string Name, string Title)[] CommonDates =
        [(SeriesColumns.EventDate, "Date of the event"), (SeriesColumns.ValidFrom, "First day of validity"), (SeriesColumns.ValidTo, "Last day of validity")];

    private static readonly IReadOnlyDictionary<string, string> NoLabels = new Dictionary<string, string>(StringComparer.Ordinal);

    private SeriesVariables(TableSchema schema, IReadOnlyList<Variable> all)
    {
        Schema = schema;
        All = all;
    }

    public TableSchema Schema { get; }

    public IReadOnlyList<Variable> All { get; }

    public bool HasStock => Has(SeriesColumns.ValidFrom);

    public bool HasFlow => Has(SeriesColumns.EventDate);

    /// <summary>True for a table of figures, whose rows are not persons or cases but numbers.</summary>
    public bool IsAggregate => Schema.Tsela is { Kind: "aggregate" };

    /// <summary>Finds by the name of the field, else by its concept.</summary>
    public Variable? Find(string nameOrConcept) =>
        All.FirstOrDefault(variable => variable.Name == nameOrConcept) ?? All.FirstOrDefault(variable => variable.Concept == nameOrConcept);

    /// <param name="groupings">The groupings of this office, which become levels too.</param>
    public static SeriesVariables Of(TableSchema schema, NationalCatalogue catalogue, IReadOnlyList<OwnLevel>? groupings = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(catalogue);
        var levels = new CodeLevels(catalogue);
        var plan = new SeriesColumns(schema).Plan.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var own = schema.Fields.Where(field => plan.ContainsKey(field.Name) && !IsCommonDate(field)).Select(field => OfField(field, plan[field.Name], levels, schema, groupings ?? []));
        return new SeriesVariables(schema, [.. own, .. Dates(schema), .. Delivery(schema, catalogue)]);
    }

    private bool Has(string name) => All.Any(variable => variable.Name == name);

    private static bool IsCommonDate(SchemaField field) => field.Concept is SeriesColumns.EventDate or SeriesColumns.ValidFrom or SeriesColumns.ValidTo;

    private static IEnumerable<Variable> Dates(TableSchema schema) =>
        from common in CommonDates
        let field = schema.Fields.FirstOrDefault(field => field.Concept == common.Name)
        where field is not null
        select new Variable(common.Name, field.Caption, common.Name, VariableKind.Date, NoLabels, []);

    private static IEnumerable<Variable> Delivery(TableSchema schema, NationalCatalogue catalogue)
    {
        yield return new Variable(SeriesColumns.DeliveryPeriod, "Period of the delivery", Concept: null, VariableKind.Code, NoLabels, []);
        var institution = schema.Tsela!.Institution;
        yield return new Variable(
            SeriesColumns.DeliveryInstitution, "Institution that delivered", Concept: null, VariableKind.Code,
            new Dictionary<string, string>(StringComparer.Ordinal) { [institution] = catalogue.Institution(institution)?.Name ?? institution }, []);
    }

    private static Variable OfField(SchemaField field, ColumnPlan column, CodeLevels levels, TableSchema schema, IReadOnlyList<OwnLevel> groupings)
    {
        var kind = column.Kind switch
        {
            ColumnKind.Date => field.Concept == "person.birth_date" ? VariableKind.Age : VariableKind.Date,
            ColumnKind.Number => field.Concept == "person.age" ? VariableKind.Age : VariableKind.Number,
            _ => IsKey(field, schema) ? VariableKind.Key : VariableKind.Code,
        };
        return new Variable(field.Name, field.Caption, field.Concept, kind, Labels(field),
            [.. levels.Of(field.CodeLists), .. kind == VariableKind.Age ? OwnLevels.OfAges(groupings) : OwnLevels.Of(groupings, field.CodeLists)])
        {
            Standard = field.CodeLists.Count == 0 ? null : string.Join(", ", field.CodeLists.Select(list => list.Standard is { } standard ? $"{list.Title} ({standard})" : list.Title)),
            IsBirthDate = column.Kind == ColumnKind.Date && kind == VariableKind.Age,
            IsDistrict = field.CodeLists.Any(list => list.Id == "districts"),
        };
    }

    // a text without a list, an enumeration or categories comes into a snapshot only as a hash
    private static bool IsKey(SchemaField field, TableSchema schema) =>
        field.Type is FieldType.String or FieldType.Any && field is { CodeLists.Count: 0, Constraints.Enum.Count: 0, Categories.Count: 0 }
        && schema.Tsela is not { Kind: "aggregate" } && field.Concept is not ("time.period" or "source.edition" or "source.name" or "time.round");

    private static Dictionary<string, string> Labels(SchemaField field)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in field.CodeLists.SelectMany(list => list.Codes))
        {
            labels.TryAdd(code.Value, code.Label);
        }

        foreach (var category in field.Categories)
        {
            labels.TryAdd(category.Value, category.Label ?? category.Value);
        }

        if (field.Type == FieldType.Boolean)
        {
            labels["true"] = "Yes";
            labels["false"] = "No";
        }

        return labels;
    }
}
