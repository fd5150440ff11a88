using System.Globalization;
using Tsela.Engine.Columns.Files;

namespace Tsela.Engine.Columns;

/// <summary>
/// Exact numbers. As a rule the value is an offset: the number is <c>(Lowest + value) / 10^Scale</c>. Where a number
/// needs more than 64 bits, the value is a position in <see cref="Dictionary"/> instead.
/// </summary>
public sealed class NumberColumn : Column
{
    /// <summary>Numbers as offsets from the lowest.</summary>
    /// <param name="header">Name, concept and states.</param>
    /// <param name="raw">The raw values.</param>
    /// <param name="lowest">The lowest number times <c>10^scale</c>.</param>
    /// <param name="scale">Decimal places that every number is held with, 0 to 18.</param>
    public NumberColumn(ColumnHeader header, RawValues raw, long lowest, int scale)
        : base(header, raw)
    {
        Lowest = lowest;
        Scale = scale;
    }

    /// <summary>Numbers by way of a dictionary.</summary>
    public NumberColumn(ColumnHeader header, RawValues raw, IReadOnlyList<decimal> dictionary)
        : base(header, raw) => Dictionary = dictionary;

    /// <inheritdoc/>
    public override ColumnKind Kind => ColumnKind.Number;

    /// <summary>The number of value 0 times <c>10^Scale</c>; 0 where there is a dictionary.</summary>
    public long Lowest { get; }

    /// <summary>Decimal places; 0 where there is a dictionary.</summary>
    public int Scale { get; }

    /// <summary>The different numbers; null as a rule.</summary>
    public IReadOnlyList<decimal>? Dictionary { get; }

    /// <summary>The row's number; null where it has none.</summary>
    public decimal? NumberAt(int row) => RawAt(row) is var raw && raw >= FirstValue ? NumberOf(raw) : null;

    /// <summary>The number of a raw value that is a value.</summary>
    public decimal NumberOf(ulong raw) => Dictionary is { } numbers
        ? numbers[(int)(raw - FirstValue)]
        : Scaled(unchecked(Lowest + (long)(raw - FirstValue)), Scale);

    /// <summary>A whole number over a power of ten.</summary>
    public static decimal Scaled(long number, int scale)
    {
        var size = (ulong)(number < 0 ? unchecked(-number) : number);
        return new decimal((int)size, (int)(size >> 32), 0, number < 0, (byte)scale);
    }

    /// <inheritdoc/>
    public override void Verify()
    {
        base.Verify();
        (Dictionary as DecimalNumbers)?.Verify();
    }

    /// <inheritdoc/>
    protected override string ValueText(ulong value) => NumberOf(value + FirstValue).ToString("0.############################", CultureInfo.InvariantCulture);
}
