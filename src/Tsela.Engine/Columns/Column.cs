namespace Tsela.Engine.Columns;

/// <summary>One column of a table; rows are numbered from 0.</summary>
/// <param name="name">Name of the field, or of the concept for the columns that every series has.</param>
/// <param name="concept">National concept, as <c>person.sex</c>; null where the field has none.</param>
public abstract class Column(string name, string? concept)
{
    /// <summary>Name of the field.</summary>
    public string Name { get; } = name;

    /// <summary>National concept of the field; null where it has none.</summary>
    public string? Concept { get; } = concept;

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>True where the row has no value.</summary>
    public abstract bool IsMissing(int row);
}

/// <summary>Codes by way of a dictionary.</summary>
public sealed class CodeColumn(string name, string? concept, IReadOnlyList<string> dictionary, int[] codes) : Column(name, concept)
{
    /// <summary>The position that stands for no value.</summary>
    public const int Missing = -1;

    /// <summary>The different codes, in the order in which they first came.</summary>
    public IReadOnlyList<string> Dictionary { get; } = dictionary;

    /// <summary>For each row the position in the dictionary, or <see cref="Missing"/>.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <inheritdoc/>
    public override int Count => codes.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => codes[row] == Missing;

    /// <summary>Position in the dictionary of the row's code, or <see cref="Missing"/>.</summary>
    public int CodeAt(int row) => codes[row];

    /// <summary>The row's code; empty where it is missing.</summary>
    public string TextAt(int row) => codes[row] == Missing ? "" : Dictionary[codes[row]];
}

/// <summary>Days.</summary>
public sealed class DateColumn(string name, string? concept, int[] days) : Column(name, concept)
{
    /// <summary>The day number that stands for no value.</summary>
    public const int Missing = int.MinValue;

    /// <summary>For each row the days since 0001-01-01 (<see cref="DateOnly.DayNumber"/>), or <see cref="Missing"/>.</summary>
    public ReadOnlySpan<int> Days => days;

    /// <inheritdoc/>
    public override int Count => days.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => days[row] == Missing;

    /// <summary>The row's day; null where it is missing.</summary>
    public DateOnly? DateAt(int row) => days[row] == Missing ? null : DateOnly.FromDayNumber(days[row]);
}

/// <summary>Numbers as they are.</summary>
public sealed class NumberColumn(string name, string? concept, decimal?[] values) : Column(name, concept)
{
    /// <inheritdoc/>
    public override int Count => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => values[row] is null;

    /// <summary>The row's number; null where it is missing.</summary>
    public decimal? NumberAt(int row) => values[row];
}
