using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>Codes of a dimension by row.</summary>
internal abstract class RowCodes
{
    public const byte NotInList = 1;
    public const byte AgeImpossible = 2;

    /// <summary>True where some row may have a code with something wrong about it.</summary>
    public virtual bool HasOddities => false;

    /// <summary>Makes room in each cell for a dimension of this size, and puts the row's code there.</summary>
    public abstract void Append(Morsel morsel, uint size, bool isFirst, Lanes lanes);

    /// <summary>Adds what is wrong with the row's code.</summary>
    public virtual void MarkOddities(Morsel morsel)
    {
    }
}

/// <summary>The same code for every row.</summary>
internal sealed class ConstantCodes(uint code) : RowCodes
{
    public override void Append(Morsel morsel, uint size, bool isFirst, Lanes lanes)
    {
        var cells = morsel.Cells.AsSpan(0, morsel.Count);
        if (isFirst)
        {
            cells.Fill(code);
            return;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = (cells[i] * size) + code;
        }
    }
}

/// <summary>Codes of one column: a table from its positions.</summary>
internal sealed class ColumnCodes : RowCodes
{
    private readonly RawView view;
    private readonly uint[] table;
    private readonly byte[]? oddities;
    private readonly byte[]? bytes;
    private readonly bool isIdentity;

    public ColumnCodes(RawView view, uint[] table, byte[]? oddities)
    {
        this.view = view;
        this.table = table;
        this.oddities = oddities is not null && Array.Exists(oddities, oddity => oddity != 0) ? oddities : null;
        isIdentity = table.Select((code, position) => code == position).All(same => same);
        if (view.Width == 1 && !isIdentity && Array.TrueForAll(table, code => code < 256))
        {
            bytes = new byte[256];
            for (var position = 0; position < table.Length; position++)
            {
                bytes[position] = (byte)table[position];
            }
        }
    }

    public override bool HasOddities => oddities is not null;

    public override void Append(Morsel morsel, uint size, bool isFirst, Lanes lanes)
    {
        var cells = morsel.Cells.AsSpan(0, morsel.Count);
        switch (view.Width)
        {
            case 1 when isIdentity:
                Lane.Append(view.Rows<byte>(morsel), cells, size, isFirst, lanes);
                break;
            case 1 when bytes is not null && lanes == Lanes.Wide512:
                var codes = morsel.Bytes.AsSpan(0, morsel.Count);
                Lane.Look(bytes, view.Rows<byte>(morsel), codes, lanes);
                Lane.Append(codes, cells, size, isFirst, lanes);
                break;
            case 1:
                Lane.AppendFrom(table, view.Rows<byte>(morsel), cells, size, isFirst);
                break;
            case 2:
                Lane.AppendFrom(table, view.Rows<ushort>(morsel), cells, size, isFirst);
                break;
            case 4:
                Lane.AppendFrom(table, view.Rows<uint>(morsel), cells, size, isFirst);
                break;
            default:
                Lane.AppendFrom(table, view.Rows<ulong>(morsel), cells, size, isFirst);
                break;
        }
    }

    public override void MarkOddities(Morsel morsel)
    {
        if (oddities is null)
        {
            return;
        }

        view.Read(morsel, morsel.Scratch);
        for (var i = 0; i < morsel.Count; i++)
        {
            morsel.Oddities[i] |= oddities[morsel.Scratch[i]];
        }
    }
}

/// <summary>Bands of the age at a day that each row has itself.</summary>
/// <param name="births">Birth dates.</param>
/// <param name="days">The days.</param>
/// <param name="withoutBirth">Code by position of a birth date that is none; places of others are not read.</param>
/// <param name="bandOfAge">Code by completed years; the last place is for all that are older.</param>
/// <param name="without">Code of an age that cannot be.</param>
internal sealed class AgeCodes(PackedDays births, PackedDays days, uint[] withoutBirth, uint[] bandOfAge, uint without) : RowCodes
{
    public override bool HasOddities => true;

    public override void Append(Morsel morsel, uint size, bool isFirst, Lanes lanes)
    {
        var (born, at) = (morsel.Scratch, morsel.Scratch2);
        births.View.Read(morsel, born);
        days.View.Read(morsel, at);
        var factor = isFirst ? 0 : size;
        for (var i = 0; i < morsel.Count; i++)
        {
            var birth = births.Packed[born[i]];
            var day = days.Packed[at[i]];
            var code = birth == PackedDays.None ? withoutBirth[born[i]]
                : day < birth ? without
                : bandOfAge[Math.Min((day - birth) >> 9, bandOfAge.Length - 1)];
            morsel.Cells[i] = (morsel.Cells[i] * factor) + code;
        }
    }

    public override void MarkOddities(Morsel morsel)
    {
        var (born, at) = (morsel.Scratch, morsel.Scratch2);
        births.View.Read(morsel, born);
        days.View.Read(morsel, at);
        for (var i = 0; i < morsel.Count; i++)
        {
            var (birth, day) = (births.Packed[born[i]], days.Packed[at[i]]);
            morsel.Oddities[i] |= birth != PackedDays.None && day != PackedDays.None && day < birth ? AgeImpossible : (byte)0;
        }
    }
}

/// <summary>
/// Days as <c>year * 512 + month * 32 + day</c>: the difference of two, over 512 and rounded down, is the number of
/// completed years between them.
/// </summary>
/// <param name="View">The column.</param>
/// <param name="Packed">By position; <see cref="None"/> where there is no day.</param>
internal sealed record PackedDays(RawView View, int[] Packed)
{
    public const int None = -1;

    public static PackedDays Of(RawView view)
    {
        var column = (DateColumn)view.Column;
        return new PackedDays(view, view.Table(raw => raw < column.FirstValue ? None : Pack(DateOnly.FromDayNumber(column.DayOf(raw)))));
    }

    public static int Pack(DateOnly day) => (day.Year << 9) | (day.Month << 5) | day.Day;
}

/// <summary>Cells that were found before.</summary>
internal sealed class StoredCells(uint[] cellOfRow) : RowCodes
{
    public override void Append(Morsel morsel, uint size, bool isFirst, Lanes lanes) =>
        cellOfRow.AsSpan(morsel.First, morsel.Count).CopyTo(morsel.Cells);
}
