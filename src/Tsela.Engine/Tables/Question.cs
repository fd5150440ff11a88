namespace Tsela.Engine.Tables;

/// <summary>A question to a table of columns. Columns are named by field or by concept.</summary>
public sealed record Question
{
    /// <summary>What the cells are broken down by; empty for one cell.</summary>
    public IReadOnlyList<Dimension> By { get; init; } = [];

    /// <summary>Only rows that meet every condition count.</summary>
    public IReadOnlyList<Condition> Where { get; init; } = [];

    /// <summary>What is measured.</summary>
    public Measure Measure { get; init; } = Measure.Rows;

    /// <summary>Which rows fall into the time asked for; null for all.</summary>
    public TimeRule? Time { get; init; }

    /// <summary>True where each dimension also has the code <see cref="Tabulation.Total"/>; the days of a stock never have.</summary>
    public bool Totals { get; init; }

    /// <summary>Names of the dimensions that have totals, where not all; null for all if <see cref="Totals"/> is set.</summary>
    public IReadOnlySet<string>? TotalsOf { get; init; }

    /// <summary>
    /// A column of numbers that says how much a row counts. A count becomes the sum of the weights, a sum that of weight
    /// times value, a mean is that over the weights; other measures have no weight. Rows without it are rows without value.
    /// </summary>
    public string? Weight { get; init; }
}

/// <summary>A way of breaking down.</summary>
/// <param name="Name">Name in the result.</param>
public abstract record Dimension(string Name);

/// <summary>The code of a column; of a list (<c>CN;LS</c>) the first item, which is the main one. Numbers and days give their invariant text.</summary>
public sealed record CodeDimension(string Name, string Column) : Dimension(Name)
{
    /// <summary>The codes that may occur; rows with another stand under it and are counted in <see cref="RowsApart.NotInList"/>. Null for any.</summary>
    public IReadOnlySet<string>? List { get; init; }
}

/// <summary>
/// A level of a hierarchy: the group of the column's code (of a list, of its first item). A code without a group stands
/// as itself, and its rows are counted in <see cref="RowsApart.NotInList"/>.
/// </summary>
/// <param name="Name">Name in the result, as <c>district@zone</c>.</param>
/// <param name="Column">The column.</param>
/// <param name="Groups">Code to group.</param>
public sealed record LevelDimension(string Name, string Column, IReadOnlyDictionary<string, string> Groups) : Dimension(Name);

/// <summary>The day of a stock, <c>yyyy-MM-dd</c>. A stock on many days has it last where the question does not place it.</summary>
public sealed record AtDimension(string Name = AtDimension.UsualName) : Dimension(Name)
{
    /// <summary>Its name where the question does not give one.</summary>
    public const string UsualName = "at";
}

/// <summary>Calendar level of a date column: <c>2023</c>, <c>2023-Q1</c>, <c>2023-04</c>.</summary>
public sealed record DateDimension(string Name, string Column, DateLevel Level) : Dimension(Name);

/// <summary>Bands of completed years at the reference date, from a birth date, or of a column that holds the age itself.</summary>
public sealed record AgeDimension(string Name, string Column, IReadOnlyList<Band> Bands) : Dimension(Name);

/// <summary>Levels of the calendar.</summary>
public enum DateLevel
{
    /// <summary>Years.</summary>
    Year,

    /// <summary>Quarters.</summary>
    Quarter,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Days.</summary>
    Day,
}

/// <summary>A band of whole numbers, both ends inside.</summary>
/// <param name="Code">Its code in the result, as <c>15-24</c>.</param>
/// <param name="From">Lowest.</param>
/// <param name="To">Highest; null for an open band.</param>
public sealed record Band(string Code, int From, int? To)
{
    /// <summary>Five-year bands up to 85 and over.</summary>
    public static IReadOnlyList<Band> FiveYears { get; } =
        [.. Enumerable.Range(0, 17).Select(i => new Band($"{i * 5}-{(i * 5) + 4}", i * 5, (i * 5) + 4)), new Band("85+", 85, null)];

    /// <summary>Single years, the last one open: <c>0</c>, <c>1</c>, ... <c>100+</c>.</summary>
    public static IReadOnlyList<Band> SingleYears(int open = 100)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return [.. Enumerable.Range(0, open).Select(age => new Band(age.ToString(culture), age, age)), new Band(string.Create(culture, $"{open}+"), open, null)];
    }

    /// <summary>Reads <c>0-17</c> or <c>65+</c>.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Band Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        if (text.EndsWith('+'))
        {
            return new Band(text, int.Parse(text.AsSpan(0, text.Length - 1), culture), null);
        }

        var ends = text.Split('-');
        return ends.Length == 2
            ? new Band(text, int.Parse(ends[0], culture), int.Parse(ends[1], culture))
            : throw new FormatException($"'{text}' is not a band such as 0-17 or 65+.");
    }
}

/// <summary>A condition on a row.</summary>
public abstract record Condition;

/// <summary>
/// The code is one of these (of a list: any item is); where <paramref name="Negated"/>, there is a value and it is none of
/// them. A number or a day is named by its invariant text, and a state without a value by its own, as <c>n/s</c>.
/// </summary>
public sealed record CodeIs(string Column, IReadOnlySet<string> Codes, bool Negated = false) : Condition;

/// <summary>The value is given, or where not <paramref name="Given"/> it is missing.</summary>
public sealed record ValueIs(string Column, bool Given) : Condition;

/// <summary>A number or a day lies within the ends, both inside; a missing value does not.</summary>
public sealed record NumberWithin(string Column, decimal? From, decimal? To) : Condition;

/// <summary>A day lies within the ends, both inside; a missing day does not.</summary>
public sealed record DateWithin(string Column, DateOnly? From, DateOnly? To) : Condition;

/// <summary>The age at the reference date lies within the ends, both inside; the column is a birth date or holds the age itself.</summary>
public sealed record AgeWithin(string Column, int? From, int? To) : Condition;

/// <summary>Both codes are given and they differ.</summary>
public sealed record CodesDiffer(string Column, string Other) : Condition;

/// <summary>At least one of the conditions is met.</summary>
public sealed record AnyOf(IReadOnlyList<Condition> Conditions) : Condition;

/// <summary>The condition is not met; a row without the value that it asks for meets this.</summary>
public sealed record Not(Condition Condition) : Condition;

/// <summary>How the values of a cell become one.</summary>
public enum Aggregate
{
    /// <summary>Number of rows.</summary>
    Count,

    /// <summary>Number of different values of a column (persons, not rows); rows without one are counted apart.</summary>
    Distinct,

    /// <summary>Sum of the values.</summary>
    Sum,

    /// <summary>Sum over number.</summary>
    Mean,

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    Median,

    /// <summary>The smallest value.</summary>
    Min,

    /// <summary>The greatest value.</summary>
    Max,
}

/// <summary>What is measured.</summary>
/// <param name="Aggregate">How.</param>
/// <param name="Value">Of what; null for rows.</param>
public sealed record Measure(Aggregate Aggregate, RowValue? Value = null)
{
    /// <summary>The number of rows.</summary>
    public static readonly Measure Rows = new(Aggregate.Count);
}

/// <summary>A value of a row.</summary>
public abstract record RowValue;

/// <summary>The value of a column.</summary>
public sealed record ColumnValue(string Column) : RowValue;

/// <summary>Days from one date to another.</summary>
public sealed record DaysBetween(string From, string To) : RowValue;

/// <summary>Completed years from a birth date to a date column.</summary>
public sealed record AgeAt(string Birth, string At) : RowValue;

/// <summary>Which rows fall into the time asked for.</summary>
public abstract record TimeRule;

/// <summary>Rows that are valid on a day: it began on that day or before, and has not ended or ends on that day or after.</summary>
public sealed record StockOn(DateOnly Day, string From = "valid.from", string To = "valid.to") : TimeRule;

/// <summary>
/// Rows that are valid, on each of the days: one table with the dimension <see cref="AtDimension"/>. A row is used where it
/// is valid on at least one of the days. Ages are taken on each day.
/// </summary>
/// <param name="Days">The days, in any order; a day given twice counts once.</param>
/// <param name="From">Column of the first day of validity.</param>
/// <param name="To">Column of the last day of validity.</param>
public sealed record StockOnDays(IReadOnlyList<DateOnly> Days, string From = "valid.from", string To = "valid.to") : TimeRule
{
    /// <summary>No question may name more days.</summary>
    public const int DaysMax = 10_000;

    /// <summary>The last days of the months from one to another, both inside.</summary>
    public static IReadOnlyList<DateOnly> MonthEnds(DateOnly first, DateOnly last)
    {
        var days = new List<DateOnly>();
        for (var month = new DateOnly(first.Year, first.Month, 1); month <= last; month = month.AddMonths(1))
        {
            days.Add(month.AddMonths(1).AddDays(-1));
        }

        return days;
    }
}

/// <summary>
/// The last row of each key on a day, unless it has ended before it: the state of cases from a file of their stages.
/// Of two rows of one day the later in the table is the last.
/// </summary>
public sealed record StateOn(DateOnly Day, string Key, string Date = "event.date", string To = "valid.to") : TimeRule;

/// <summary>Rows whose event lies within the days, both inside.</summary>
public sealed record FlowIn(DateOnly First, DateOnly Last, string Date = "event.date") : TimeRule;
