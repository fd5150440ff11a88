using System.Runtime.InteropServices;

namespace Tsela.Engine.Columns;

/// <summary>
/// One column of a table; rows are numbered from 0. Whatever it holds, each row is one unsigned little-endian number
/// of <see cref="Width"/> bytes, the row's <b>raw</b> value: 0 is missing, 1 to <c>States.Count</c> say why there is no
/// value (not stated, not applicable), and what lies above is the value, read by the kind of the column.
/// </summary>
public abstract class Column
{
    private readonly Lazy<ReadOnlyMemory<byte>> bytes;

    /// <summary>Puts a column together.</summary>
    /// <param name="header">Name, concept and states.</param>
    /// <param name="raw">The raw values.</param>
    protected Column(ColumnHeader header, RawValues raw)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(raw);
        Name = header.Name;
        Concept = header.Concept;
        States = header.States;
        bytes = raw.Bytes;
        Count = raw.Count;
        Width = raw.Width;
        RawLimit = raw.Limit;
    }

    /// <summary>What the column holds.</summary>
    public abstract ColumnKind Kind { get; }

    /// <summary>Name of the field.</summary>
    public string Name { get; }

    /// <summary>National concept of the field, as <c>person.sex</c>; null where it has none.</summary>
    public string? Concept { get; }

    /// <summary>Texts of the states in which a row says why it has no value, as <c>n/s</c>; raw value 1 is the first.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Bytes of a raw value: 1, 2, 4 or 8.</summary>
    public int Width { get; }

    /// <summary>Every raw value is smaller than this; tables by raw value have this many places.</summary>
    public ulong RawLimit { get; }

    /// <summary>The first raw value that is a value.</summary>
    public ulong FirstValue => (ulong)States.Count + 1;

    /// <summary>The raw values as bytes; where the column is mapped from a file, checked when first touched.</summary>
    /// <exception cref="DamagedTableException">The bytes are not those that were written.</exception>
    public ReadOnlySpan<byte> Bytes => bytes.Value.Span;

    /// <summary>The raw values, where <typeparamref name="T"/> has the column's width.</summary>
    /// <exception cref="InvalidOperationException">The width is another.</exception>
    public ReadOnlySpan<T> Raw<T>()
        where T : unmanaged =>
        System.Runtime.CompilerServices.Unsafe.SizeOf<T>() == Width
            ? MemoryMarshal.Cast<byte, T>(Bytes)
            : throw new InvalidOperationException($"{Name} has raw values of {Width} bytes, not of {typeof(T).Name}.");

    /// <summary>The raw value of a row.</summary>
    public ulong RawAt(int row) => Width switch
    {
        1 => Bytes[row],
        2 => Raw<ushort>()[row],
        4 => Raw<uint>()[row],
        _ => Raw<ulong>()[row],
    };

    /// <summary>True where the row has no value, whether or not it says why.</summary>
    public bool IsMissing(int row) => RawAt(row) < FirstValue;

    /// <summary>The row as a code: the value in invariant form, the text of its state, or empty where it is missing.</summary>
    public string TextAt(int row) => TextOf(RawAt(row));

    /// <summary>A raw value as a code.</summary>
    public string TextOf(ulong raw) => raw == 0 ? "" : raw < FirstValue ? States[(int)raw - 1] : ValueText(raw - FirstValue);

    /// <summary>Checks every byte of the column, as the first touch would.</summary>
    /// <exception cref="DamagedTableException">The bytes are not those that were written.</exception>
    public virtual void Verify() => _ = bytes.Value;

    /// <summary>A value in invariant form.</summary>
    /// <param name="value">The raw value less <see cref="FirstValue"/>.</param>
    protected abstract string ValueText(ulong value);
}

/// <summary>What every column says of itself.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Concept">National concept; null where it has none.</param>
/// <param name="States">Texts of the states without a value.</param>
public sealed record ColumnHeader(string Name, string? Concept, IReadOnlyList<string> States);

/// <summary>The raw values of a column.</summary>
/// <param name="Bytes">Little-endian, <c>Count * Width</c> of them.</param>
/// <param name="Count">Number of rows.</param>
/// <param name="Width">1, 2, 4 or 8.</param>
/// <param name="Limit">Every raw value is smaller than this.</param>
public sealed record RawValues(Lazy<ReadOnlyMemory<byte>> Bytes, int Count, int Width, ulong Limit)
{
    /// <summary>The narrowest width that holds raw values below a limit.</summary>
    public static int WidthFor(ulong limit) => limit switch
    {
        <= 1UL << 8 => 1,
        <= 1UL << 16 => 2,
        <= 1UL << 32 => 4,
        _ => 8,
    };
}

/// <summary>A file of columns is not what was written; the message names the file and the column.</summary>
public sealed class DamagedTableException(string message) : Exception(message);
