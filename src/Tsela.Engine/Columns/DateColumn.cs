using System.Globalization;

namespace Tsela.Engine.Columns;

/// <summary>Days: the value is the number of days after <see cref="FirstDay"/>.</summary>
public sealed class DateColumn(ColumnHeader header, RawValues raw, int firstDay) : Column(header, raw)
{
    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Date;

    /// <summary>The day number (<see cref="DateOnly.DayNumber"/>) of value 0; no row is before it.</summary>
    public int FirstDay { get; } = firstDay;

    /// <summary>The row's day; null where it has none.</summary>
    public DateOnly? DateAt(int row) => RawAt(row) is var raw && raw >= FirstValue ? DateOnly.FromDayNumber(DayOf(raw)) : null;

    /// <summary>Day number of a raw value that is a value.</summary>
    public int DayOf(ulong raw) => FirstDay + (int)(raw - FirstValue);

    /// <inheritdoc/>
    protected override string ValueText(ulong value) =>
        DateOnly.FromDayNumber(FirstDay + (int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
