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
/// <param name="States">Texts that say why there is no value, as <c>n/s</c>; kept apart from a value that is missing.</param>
public sealed record ColumnPlan(string Name, ColumnKind Kind, string? Concept = null, IReadOnlyList<string>? States = null);

/// <summary>Builds a table in memory, row by row from harmonised texts.</summary>
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
        private readonly List<(int State, decimal Value)> values = [];

        public ColumnPlan Plan => plan;

        public int Unreadable { get; private set; }

        private IReadOnlyList<string> States => plan.States ?? [];

        public void Add(string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                values.Add((0, 0));
            }
            else if (State(text) is var state and > 0)
            {
                values.Add((state, 0));
            }
            else if (Read(text) is { } value)
            {
                values.Add((-1, value));
            }
            else
            {
                Unreadable++;
                values.Add((0, 0));
            }
        }

        public Column Build()
        {
            var header = new ColumnHeader(plan.Name, plan.Concept, States);
            var given = values.Where(value => value.State < 0).Select(value => value.Value).ToList();
            switch (plan.Kind)
            {
                case ColumnKind.Code:
                    return new CodeColumn(header, Packed(value => (ulong)value, dictionary.Count), [.. dictionary]);
                case ColumnKind.Date:
                    var first = given.Count == 0 ? 0 : (int)given.Min();
                    return new DateColumn(header, Packed(value => (ulong)(value - first), given.Count == 0 ? 0 : (ulong)(given.Max() - first) + 1), first);
                default:
                    return Numbers(header, given);
            }
        }

        private NumberColumn Numbers(ColumnHeader header, List<decimal> given)
        {
            var scale = given.Count == 0 ? 0 : given.Max(number => (int)(number / 1.0000000000000000000000000000m).Scale);
            var power = Enumerable.Repeat(10m, Math.Min(scale, 18)).Aggregate(1m, (product, ten) => product * ten);
            if (scale <= 18 && given.TrueForAll(number => Math.Abs(number) <= long.MaxValue / 2 / power))
            {
                var lowest = given.Count == 0 ? 0 : (long)(given.Min() * power);
                return new NumberColumn(
                    header, Packed(value => (ulong)((long)(value * power) - lowest), given.Count == 0 ? 0 : (ulong)((long)(given.Max() * power) - lowest) + 1), lowest, scale);
            }

            var different = given.Distinct().ToList();
            var place = different.Select((number, i) => (number, i)).ToDictionary(pair => pair.number, pair => (ulong)pair.i);
            return new NumberColumn(header, Packed(value => place[value], (ulong)different.Count), different);
        }

        private RawValues Packed(Func<decimal, ulong> valueOf, ulong limit)
        {
            var first = (ulong)States.Count + 1;
            return RawValues.Pack([.. values.Select(value => value.State >= 0 ? (ulong)value.State : first + valueOf(value.Value))], first + limit);
        }

        private RawValues Packed(Func<decimal, ulong> valueOf, int limit) => Packed(valueOf, (ulong)limit);

        private int State(string text)
        {
            for (var i = 0; i < States.Count; i++)
            {
                if (States[i] == text)
                {
                    return i + 1;
                }
            }

            return 0;
        }

        private decimal? Read(string text) => plan.Kind switch
        {
            ColumnKind.Code => Position(text),
            ColumnKind.Date => DateOnly.TryParseExact(
                text.AsSpan(0, Math.Min(10, text.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.DayNumber : null,
            _ => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        };

        private int Position(string code)
        {
            if (!positions.TryGetValue(code, out var position))
            {
                position = dictionary.Count;
                dictionary.Add(code);
                positions.Add(code, position);
            }

            return position;
        }
    }
}
