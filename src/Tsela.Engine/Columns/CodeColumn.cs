namespace Tsela.Engine.Columns;

/// <summary>Codes by way of a dictionary: the value is the position in it.</summary>
public sealed class CodeColumn(ColumnHeader header, RawValues raw, IReadOnlyList<string> dictionary) : Column(header, raw)
{
    /// <summary>The position that stands for no value.</summary>
    public const int Missing = -1;

    /// <summary>The different codes, in the order in which they first came.</summary>
    public IReadOnlyList<string> Dictionary { get; } = dictionary;

    /// <summary>Position in the dictionary of the row's code, or <see cref="Missing"/>.</summary>
    public int CodeAt(int row) => RawAt(row) is var raw && raw >= FirstValue ? (int)(raw - FirstValue) : Missing;

    /// <inheritdoc/>
    protected override string ValueText(ulong value) => Dictionary[(int)value];
}
