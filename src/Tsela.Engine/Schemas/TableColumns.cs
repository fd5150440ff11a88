using Tsela.Engine.Columns;
using Tsela.Engine.Schemas.Checking;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas;

/// <summary>What came of reading a file into columns.</summary>
/// <param name="Rows">Rows of the table.</param>
/// <param name="RowsLeftOut">Blank lines, and in the file of a series what stands beside the data.</param>
/// <param name="RowsOutOfShape">Rows with more or fewer cells than the header, or with quotation marks that do not pair up; they are in the table.</param>
/// <param name="Refusal">Why the file cannot be used; null where it can.</param>
/// <param name="Remarks">What there is to say of the file.</param>
public sealed record ColumnsSummary(long Rows, long RowsLeftOut, long RowsOutOfShape, FileRefusal? Refusal, IReadOnlyList<FileRemark> Remarks);

/// <summary>Reads a file into columns as its definition says: the types of the fields, and which texts say why there is no value.</summary>
public sealed class TableColumns
{
    private readonly TableSchema schema;
    private readonly CheckOptions options;
    private readonly IReadOnlyList<SchemaField> fields;

    /// <summary>Prepares the reading.</summary>
    /// <param name="schema">The definition.</param>
    /// <param name="options">Where the header stands; who watches.</param>
    public TableColumns(TableSchema schema, CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        this.schema = schema;
        this.options = options;
        fields = [.. schema.Fields.Where(field => !(field.IsSystem && options.IgnoreSystemFields))];
        Plan = [.. fields.Select(field => new ColumnPlan(field.Name, KindOf(field), field.Concept, States(field, schema)))];
    }

    /// <summary>The columns: every field but those that the system fills.</summary>
    public IReadOnlyList<ColumnPlan> Plan { get; }

    /// <summary>Reads a file to its end.</summary>
    /// <param name="reader">The file; not disposed.</param>
    /// <param name="writer">Takes the rows; made for <see cref="Plan"/>.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    /// <exception cref="TooLargeTableException">The file has more rows than a table can hold.</exception>
    public ColumnsSummary Read(TableReader reader, ColumnTableWriter writer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(writer);
        return new ColumnsRun(schema, options, fields, writer).Run(reader, cancellationToken);
    }

    /// <summary>The texts that say why a value of the field is missing: those of its missing values that have a label.</summary>
    internal static IReadOnlyList<string> States(SchemaField field, TableSchema schema) =>
        [.. (field.MissingValues ?? schema.MissingValues).Where(missing => missing is { Label.Length: > 0, Value.Length: > 0 }).Select(missing => missing.Value).Distinct(StringComparer.Ordinal)];

    private static ColumnKind KindOf(SchemaField field) => field.Type switch
    {
        _ when field.CodeLists.Count > 0 => ColumnKind.Code,
        FieldType.Date or FieldType.DateTime => ColumnKind.Date,
        FieldType.Integer or FieldType.Number => ColumnKind.Number,
        _ => ColumnKind.Code,
    };
}
