using System.Runtime.InteropServices;
using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>A row of a batch.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BatchRow(long SheetRow, int FirstCell, int CellCount, bool IsMalformed);

/// <summary>Some hundred rows, copied out of the reader so that one thread may read while another checks.</summary>
internal sealed class RowBatch
{
    private const int RowsMax = 2048;
    private const int CharsMax = 1 << 18;

    private char[] chars = new char[CharsMax + 4096];
    private int[] ends = new int[RowsMax * 16];
    private CellKind[] kinds = new CellKind[RowsMax * 16];
    private readonly BatchRow[] rows = new BatchRow[RowsMax];
    private int charCount;
    private int cellCount;

    public int Count { get; private set; }

    public bool IsFull => Count == RowsMax || charCount >= CharsMax;

    public ref readonly BatchRow this[int row] => ref rows[row];

    public void Clear()
    {
        Count = 0;
        charCount = 0;
        cellCount = 0;
    }

    public void Add(TableReader reader)
    {
        var cells = reader.CellCount;
        if (cellCount + cells > ends.Length)
        {
            Array.Resize(ref ends, Math.Max(ends.Length * 2, cellCount + cells));
            Array.Resize(ref kinds, ends.Length);
        }

        rows[Count++] = new BatchRow(reader.RowNumber, cellCount, cells, reader.IsMalformed);
        for (var i = 0; i < cells; i++)
        {
            var text = reader.Cell(i);
            if (charCount + text.Length > chars.Length)
            {
                Array.Resize(ref chars, Math.Max(chars.Length * 2, charCount + text.Length));
            }

            text.CopyTo(chars.AsSpan(charCount));
            charCount += text.Length;
            ends[cellCount] = charCount;
            kinds[cellCount++] = reader.Kind(i);
        }
    }

    public ReadOnlyMemory<char> Cell(in BatchRow row, int column)
    {
        if ((uint)column >= (uint)row.CellCount)
        {
            return default;
        }

        var cell = row.FirstCell + column;
        var start = cell == 0 ? 0 : ends[cell - 1];
        return chars.AsMemory(start, ends[cell] - start);
    }

    public CellKind Kind(in BatchRow row, int column) =>
        (uint)column >= (uint)row.CellCount ? CellKind.Empty : kinds[row.FirstCell + column];
}
