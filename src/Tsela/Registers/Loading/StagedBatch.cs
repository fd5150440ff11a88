using System.Runtime.InteropServices;
using System.Text;
using Tsela.Engine.Schemas;

namespace Tsela.Registers.Loading;

/// <summary>
/// Rows on their way from the check to the database: their values in UTF-8, one behind the other, in memory that is
/// filled again and again. As objects they would outlive the youngest generation and make it grow.
/// </summary>
internal sealed class StagedBatch(int fields)
{
    private const int RowsMax = 1_000;

    // long cells fill a batch before its rows do
    private const int BytesMax = 1 << 20;

    private readonly long[] numbers = new long[RowsMax];
    private readonly Range[] harmonised = new Range[RowsMax * fields];
    private readonly Range[] sent = new Range[RowsMax * fields];
    private byte[] text = new byte[1 << 16];
    private int length;

    public int Count { get; private set; }

    public bool IsFull => Count == RowsMax || length >= BytesMax;

    public StagedRow this[int index] => new(this, index);

    public void Clear() => Count = length = 0;

    public void Add(CheckedRow row)
    {
        var first = Count * fields;
        numbers[Count++] = row.Row;
        for (var field = 0; field < fields; field++)
        {
            harmonised[first + field] = Append(row.Harmonised[field]);
            sent[first + field] = string.Equals(row.Sent[field], row.Harmonised[field], StringComparison.Ordinal) ? default : Append(row.Sent[field]);
        }
    }

    public long Number(int row) => numbers[row];

    public ReadOnlyMemory<byte> Harmonised(int row, int field) => Of(harmonised[row * fields + field]);

    public ReadOnlyMemory<byte> Sent(int row, int field) => Of(sent[row * fields + field]);

    private ReadOnlyMemory<byte> Of(Range range) => text.AsMemory(range.Start, range.Length);

    private Range Append(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return default;
        }

        var most = length + Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > text.Length)
        {
            Array.Resize(ref text, Math.Max(most, text.Length * 2));
        }

        var start = length;
        length += Encoding.UTF8.GetBytes(value, text.AsSpan(start));
        return new Range(start, length - start);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Range(int Start, int Length);
}

/// <summary>One row of a batch, valid until the batch is filled again. A missing value is empty.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StagedRow(StagedBatch Batch, int Index)
{
    /// <summary>Row below the header, from 1.</summary>
    public long Number => Batch.Number(Index);

    public ReadOnlyMemory<byte> Harmonised(int field) => Batch.Harmonised(Index, field);

    /// <summary>The value as sent; empty also where it is like the harmonised one: most are, and they would double the database.</summary>
    public ReadOnlyMemory<byte> SentOtherwise(int field) => Batch.Sent(Index, field);
}
