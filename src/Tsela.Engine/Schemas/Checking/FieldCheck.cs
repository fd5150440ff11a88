using Tsela.Engine.Schemas.Expressions;
using Tsela.Engine.Schemas.Values;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Reads and checks the cells of one field. Remembers readings where equal texts come often.</summary>
internal sealed class FieldCheck
{
    private const int RememberedMax = 4096;

    private readonly CellReader reader;
    private readonly ConstraintCheck constraints;
    private readonly string[] missing;
    private readonly bool isTolerant;
    private readonly bool isRequired;
    private readonly Dictionary<string, Reading> readings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reading>.AlternateLookup<ReadOnlySpan<char>> readingsBySpan;
    private bool isRemembering;
    private long asked;
    private long known;

    public FieldCheck(SchemaField field, TableSchema schema, ReadingContext context)
    {
        Field = field;
        isTolerant = schema.Tsela is not null;
        reader = isTolerant ? CellReaders.Tolerant(field, context) : CellReaders.Strict(field);
        constraints = new ConstraintCheck(field, isTolerant);
        missing = [.. (field.MissingValues ?? schema.MissingValues).Select(value => value.Value)];
        isRequired = field.Constraints.Required || (!isTolerant && schema.PrimaryKey.Count == 1 && schema.PrimaryKey[0] == field.Name);
        isRemembering = reader.IsWorthRemembering || constraints.IsSlow;
        readingsBySpan = readings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public SchemaField Field { get; }

    public bool IsRequired => isRequired;

    /// <summary>Reads a cell; faults are added to the list.</summary>
    public void Read(ReadOnlyMemory<char> cell, CellKind kind, ref Value value, List<CellFault> faults)
    {
        value = default;
        var text = isTolerant ? Trimmed(cell) : cell;
        if (IsMissing(text.Span))
        {
            if (isRequired)
            {
                faults.Add(Required());
            }

            return;
        }

        if (!isRemembering)
        {
            ReadAfresh(text, kind, ref value, faults);
            return;
        }

        asked++;
        if (kind == CellKind.Text && readingsBySpan.TryGetValue(text.Span, out var reading))
        {
            known++;
            value = reading.Value;
            faults.AddRange(reading.Faults);
            return;
        }

        var before = faults.Count;
        ReadAfresh(text, kind, ref value, faults);
        if (kind == CellKind.Text)
        {
            Remember(text, value, faults, before);
        }
    }

    public CellFault Required() => new(
        CellFault.Constraint,
        Severity.Error,
        $"{Field.Caption} is empty, but it must be given.",
        Field.Mend ?? (Field.Example is null ? "Fill in the cell." : $"Fill in the cell, as {Field.Example}."));

    private void ReadAfresh(ReadOnlyMemory<char> text, CellKind kind, ref Value value, List<CellFault> faults)
    {
        if (kind == CellKind.Error || (isTolerant && SpreadsheetDamage.IsError(text.Span)))
        {
            value.Kind = ValueKind.Unreadable;
            faults.Add(SpreadsheetDamage.Error(text.Span));
            return;
        }

        if (text.Length == 0)
        {
            ReadEmpty(ref value, faults);
            return;
        }

        var fault = reader.Read(text, kind, ref value);
        if (fault is not null)
        {
            faults.Add(fault);
            if (fault.Severity == Severity.Error)
            {
                value.Kind = ValueKind.Unreadable;
                return;
            }
        }

        constraints.Check(value, text, faults);
    }

    // Only where the definition does not count the empty text among its missing values.
    private void ReadEmpty(ref Value value, List<CellFault> faults)
    {
        value = Value.Of(ReadOnlyMemory<char>.Empty);
        if (Field.Type is FieldType.String or FieldType.Any)
        {
            constraints.Check(value, default, faults);
            return;
        }

        value.Kind = ValueKind.Unreadable;
        faults.Add(CellFault.OfType($"{Field.Caption} is empty, and an empty cell is no {Field.Type.ToString().ToLowerInvariant()}.", "Fill in the cell."));
    }

    private bool IsMissing(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 && isTolerant)
        {
            return true;
        }

        foreach (var word in missing)
        {
            if (word.Length == text.Length && (isTolerant ? text.Equals(word, StringComparison.OrdinalIgnoreCase) : text.SequenceEqual(word)))
            {
                return true;
            }
        }

        return false;
    }

    private void Remember(ReadOnlyMemory<char> text, Value value, List<CellFault> faults, int before)
    {
        if (readings.Count == RememberedMax)
        {
            isRemembering = known > asked / 2;
            return;
        }

        value.Text = value.Text.IsEmpty ? default : value.Text.ToString().AsMemory();
        if (value.Items is { } items)
        {
            value.Items = Array.ConvertAll(items, item => item with { Text = item.Text.ToString().AsMemory() });
        }

        readings.Add(text.ToString(), new Reading(value, [.. faults.Skip(before)]));
    }

    private static ReadOnlyMemory<char> Trimmed(ReadOnlyMemory<char> cell)
    {
        var span = cell.Span;
        return span.Length > 0 && (char.IsWhiteSpace(span[0]) || char.IsWhiteSpace(span[^1])) ? cell.Trim() : cell;
    }

    private sealed record Reading(Value Value, CellFault[] Faults);
}
