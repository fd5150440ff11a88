using System.Globalization;

namespace Tsela.Engine.Columns;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Codes, names and keys, through a dictionary.</summary>
    Code,

    /// <summary>Days, given as <c>yyyy-MM-dd</c>; a time of day behind it is left out.</summary>
    Date,

    /// <summary>Numbers, given in invariant form.</summary>
    Number,
}

/// <summary>A column that is wanted.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Concept">National concept; null where the field has none.</param>
public sealed record ColumnPlan(string Name, ColumnKind Kind, string? Concept = null);

/// <summary>Builds a table row by row from harmonised texts.</summary>
public sealed class ColumnTableBuilder
{
    private readonly string name;
    private readonly Growing[] columns;
    private int rows;

    /// <summary>Begins an empty table.</summary>
    public ColumnTableBuilder(string name, IReadOnlyList<ColumnPlan> plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        this.name = name;
        columns = [.. plan.Select(column => new Growing(column))];
    }

    /// <summary>Values that could not be read as a day or a number and were taken as missing, by column.</summary>
    public IReadOnlyDictionary<string, int> Unreadable =>
        columns.Where(column => column.Unreadable > 0).ToDictionary(column => column.Plan.Name, column => column.Unreadable, StringComparer.Ordinal);

    /// <summary>Adds one row; the values stand in the order of the plan, null or empty where missing.</summary>
    public void Add(ReadOnlySpan<string?> values)
    {
        if (values.Length != columns.Length)
        {
            throw new ArgumentException($"{values.Length} values for {columns.Length} columns of {name}.", nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            columns[i].Add(values[i]);
        }

        rows++;
    }

    /// <summary>The table as it stands.</summary>
    public ColumnTable Build() => new(name, rows, [.. columns.Select(column => column.Build())]);

    private sealed class Growing(ColumnPlan plan)
    {
        private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
        private readonly List<string> dictionary = [];
        private readonly List<int> whole = [];
        private readonly List<decimal?> numbers = [];

        public ColumnPlan Plan => plan;

        public int Unreadable { get; private set; }

        public void Add(string? value)
        {
            switch (plan.Kind)
            {
                case ColumnKind.Code:
                    whole.Add(Position(value));
                    break;
                case ColumnKind.Date:
                    whole.Add(Day(value));
                    break;
                default:
                    numbers.Add(Number(value));
                    break;
            }
        }

        public Column Build() => plan.Kind switch
        {
            ColumnKind.Code => new CodeColumn(plan.Name, plan.Concept, [.. dictionary], [.. whole]),
            ColumnKind.Date => new DateColumn(plan.Name, plan.Concept, [.. whole]),
            _ => new NumberColumn(plan.Name, plan.Concept, [.. numbers]),
        };

        private int Position(string? value)
        {
            if (string.IsNullOrEmpty(value))
            {
                return CodeColumn.Missing;
            }

            if (!positions.TryGetValue(value, out var position))
            {
                position = dictionary.Count;
                dictionary.Add(value);
                positions.Add(value, position);
            }

            return position;
        }

        private int Day(string? value)
        {
            if (string.IsNullOrEmpty(value))
            {
                return DateColumn.Missing;
            }

            var day = value.AsSpan(0, Math.Min(10, value.Length));
            if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date.DayNumber;
            }

            Unreadable++;
            return DateColumn.Missing;
        }

        private decimal? Number(string? value)
        {
            if (string.IsNullOrEmpty(value))
            {
                return null;
            }

            if (decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            Unreadable++;
            return null;
        }
    }
}
