using Tsela.Engine.Columns;
using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Values;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Reads the cells of one field into its column; what most cells look like goes a short way without reading aids.</summary>
internal sealed class CellAppending
{
    private const int RememberedMax = 4096;

    private readonly SchemaField field;
    private readonly int place;
    private readonly ColumnAppender column;
    private readonly CellReader reader;
    private readonly bool isTolerant;
    private readonly bool isPlainText;
    private readonly bool keepsText;
    private readonly bool isPlainNumber;
    private readonly bool isIsoDate;
    private readonly (string Text, int State)[] missing;
    private readonly Dictionary<string, Value>.AlternateLookup<ReadOnlySpan<char>> remembered =
        new Dictionary<string, Value>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public CellAppending(SchemaField field, TableSchema schema, CheckOptions options, int place, bool isSheet, ColumnAppender column)
    {
        this.field = field;
        this.place = place;
        this.column = column;
        isTolerant = schema.Tsela is not null;
        var context = new ReadingContext
        {
            Today = options.Today ?? options.PeriodEnd,
            HasCurrencyField = schema.Fields.Any(other => other.Concept == "money.currency"),
            ValueMappings = options.ValueMappings,
        };
        reader = isTolerant ? CellReaders.Tolerant(field, context) : CellReaders.Strict(field);
        var isLiteral = !isTolerant && !isSheet;
        isPlainText = isLiteral && field.Type is FieldType.String or FieldType.Any;
        // a text that is in no list, or not of its format, is still what the row says; it is told apart in tables
        keepsText = field.CodeLists.Count > 0 || field.Type is FieldType.String or FieldType.Any or FieldType.List;
        isPlainNumber = isLiteral && field is { Type: FieldType.Integer or FieldType.Number, DecimalChar: ".", BareNumber: true } && string.IsNullOrEmpty(field.GroupChar);
        isIsoDate = isLiteral && field is { Type: FieldType.Date, Format: "default" };
        missing = [.. (field.MissingValues ?? schema.MissingValues).Select(value => (value.Value, column.StateOf(value.Value)))];
    }

    /// <summary>Adds a value for each of the rows.</summary>
    public void Append(RowBatch batch, List<int> rows)
    {
        foreach (var i in rows)
        {
            ref readonly var row = ref batch[i];
            if ((uint)place >= (uint)row.CellCount)
            {
                column.AddMissing();
                continue;
            }

            var cell = batch.Cell(row, place);
            var text = isTolerant ? cell.Span.Trim() : cell.Span;
            var state = StateOf(text);
            if (state >= 0)
            {
                column.AddState(state);
            }
            else if (isPlainText)
            {
                column.AddCode(text);
            }
            else if (isPlainNumber && Decimals.TryReadFast(text, out var number) && (field.Type == FieldType.Number || !text.Contains('.')))
            {
                column.AddNumber(number);
            }
            else if (isIsoDate && IsoDates.TryRead(text, out var day))
            {
                column.AddDay(day);
            }
            else
            {
                Add(Read(isTolerant ? cell.Trim() : cell, batch.Kind(row, place)));
            }
        }
    }

    /// <summary>0 where the text means a missing value, the number of its state where it says why; -1 where it is a value.</summary>
    private int StateOf(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty && isTolerant)
        {
            return 0;
        }

        foreach (var (word, state) in missing)
        {
            if (word.Length == text.Length && (isTolerant ? text.Equals(word, StringComparison.OrdinalIgnoreCase) : text.SequenceEqual(word)))
            {
                return state;
            }
        }

        return -1;
    }

    private Value Read(ReadOnlyMemory<char> text, CellKind kind)
    {
        if (text.IsEmpty || kind == CellKind.Error || (isTolerant && SpreadsheetDamage.IsError(text.Span)))
        {
            return new Value { Kind = ValueKind.Unreadable };
        }

        var isToRemember = reader.IsWorthRemembering && kind == CellKind.Text;
        if (isToRemember && remembered.TryGetValue(text.Span, out var known))
        {
            return known;
        }

        var value = default(Value);
        if (reader.Read(text, kind, ref value) is { Severity: Severity.Error } && !keepsText)
        {
            value = new Value { Kind = ValueKind.Unreadable };
        }

        if (column.Plan.Kind == ColumnKind.Code && value.Kind != ValueKind.Unreadable)
        {
            value = Value.Of((HarmonisedText.Of(value, field.Type) ?? text.ToString()).AsMemory());
        }

        if (isToRemember && remembered.Dictionary.Count < RememberedMax)
        {
            remembered.Dictionary.Add(text.ToString(), value);
        }

        return value;
    }

    private void Add(in Value value)
    {
        switch (column.Plan.Kind, value.Kind)
        {
            case (ColumnKind.Code, ValueKind.Text):
                column.AddCode(value.Text.Span);
                break;
            case (ColumnKind.Date, ValueKind.Date or ValueKind.DateTime):
                column.AddDay(value.AsDate());
                break;
            case (ColumnKind.Number, ValueKind.Number):
                column.AddNumber(value.Number);
                break;
            default:
                column.AddUnreadable();
                break;
        }
    }
}
