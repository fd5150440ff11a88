using Tsela.Sandbox.People;

namespace Tsela.Sandbox.Lives;

/// <summary>One line that an office wrote: national field names to true values, before any mess.</summary>
public sealed record Entry(string Series, DateOnly On, Person? Person, IReadOnlyDictionary<string, object?> Values);

/// <summary>Everything that happened: what each office wrote of it, and the truth beside.</summary>
public sealed class Ledger(int seed, TrainingYears years)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public int Seed => seed;

    public TrainingYears Years => years;

    public List<Entry> Entries { get; } = [];

    public Recruiters Recruiters { get; } = new();

    public Truth Truth { get; } = new(years);

    /// <summary>Adds a line; what happened before the first year or after the last is in no file.</summary>
    public void Add(string series, DateOnly on, Person? person, params (string Field, object? Value)[] values)
    {
        if (!years.Holds(on))
        {
            return;
        }

        Entries.Add(new Entry(series, on, person, values.ToDictionary(value => value.Field, value => value.Value, StringComparer.Ordinal)));
    }

    /// <summary>Adds a line that holds until a day. What began before the first year and still holds stands in the first file, as an opening register does.</summary>
    public void AddRunning(string series, DateOnly on, DateOnly? until, Person? person, params (string Field, object? Value)[] values) =>
        Add(series, on < years.First && until >= years.First ? years.First : on, person, values);

    /// <summary>The next number of a register, as WP-2023-00012.</summary>
    public string Number(string register, DateOnly on)
    {
        var key = $"{register}-{on.Year}";
        var next = numbers.GetValueOrDefault(key) + 1;
        numbers[key] = next;
        return $"{key}-{next:D5}";
    }
}
