using System.Runtime.CompilerServices;
using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>Where rows lie in the time asked for: a <see cref="RowState"/> for each row that is still kept.</summary>
internal abstract class RowPlacing
{
    public abstract void Place(Morsel morsel);
}

/// <summary>By one date.</summary>
internal sealed class FlowPlacing(RawView date, byte[] stateOf) : RowPlacing
{
    public static FlowPlacing Of(RawView view, FlowIn flow)
    {
        var column = (DateColumn)view.Column;
        var (first, last) = (flow.First.DayNumber, flow.Last.DayNumber);
        return new FlowPlacing(view, view.Table(raw =>
            raw < column.FirstValue ? RowState.Undated
            : column.DayOf(raw) is var day && day >= first && day <= last ? RowState.Kept
            : RowState.Outside));
    }

    public override void Place(Morsel morsel)
    {
        date.Read(morsel, morsel.Scratch);
        var (states, days) = (morsel.States, morsel.Scratch);
        for (var i = 0; i < morsel.Count; i++)
        {
            states[i] = states[i] != RowState.Kept ? states[i] : stateOf[days[i]];
        }
    }
}

/// <summary>By the two ends of validity, on a day.</summary>
internal sealed class StockPlacing(RawView from, RawView to, DateOnly day) : RowPlacing
{
    // undated 1, reversed 2, outside 4
    private static ReadOnlySpan<byte> StateOf =>
    [
        RowState.Kept, RowState.Undated, RowState.Reversed, RowState.Undated,
        RowState.Outside, RowState.Undated, RowState.Reversed, RowState.Undated,
    ];

    public override void Place(Morsel morsel)
    {
        from.Read(morsel, morsel.Scratch);
        to.Read(morsel, morsel.Scratch2);
        var (begins, ends) = ((DateColumn)from.Column, (DateColumn)to.Column);
        var (firstBegin, firstEnd) = ((int)begins.FirstValue, (int)ends.FirstValue);
        // a raw value plus this is its day number
        var (beginShift, endShift) = (begins.FirstDay - firstBegin, ends.FirstDay - firstEnd);
        var at = day.DayNumber;
        var (states, froms, tos) = (morsel.States, morsel.Scratch, morsel.Scratch2);
        for (var i = 0; i < morsel.Count; i++)
        {
            var (begin, end) = ((int)froms[i], (int)tos[i]);
            var hasEnd = Bit(end >= firstEnd);
            var (beginDay, endDay) = (begin + beginShift, end + endShift);
            var place = Bit(begin < firstBegin) | ((hasEnd & Bit(endDay < beginDay)) << 1) | ((Bit(beginDay > at) | (hasEnd & Bit(endDay < at))) << 2);
            states[i] = states[i] != RowState.Kept ? states[i] : StateOf[place];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bit(bool condition) => condition ? 1 : 0;
}

/// <summary>By the last row of each key on a day.</summary>
internal sealed class StatePlacing(RawView date, RawView to, byte[] hasKey, System.Collections.BitArray isLast, DateOnly day) : RowPlacing
{
    public static StatePlacing Of(RawView key, RawView date, RawView to, DateOnly day)
    {
        var (keys, dates) = ((CodeColumn)key.Column, (DateColumn)date.Column);
        var last = new int[keys.Dictionary.Count];
        var lastDay = new ulong[last.Length];
        var hasKey = new byte[keys.Count];
        for (var row = 0; row < keys.Count; row++)
        {
            var code = keys.CodeAt(row);
            hasKey[row] = code == CodeColumn.Missing ? (byte)0 : (byte)1;
            var raw = dates.RawAt(row);
            if (code == CodeColumn.Missing || raw < dates.FirstValue || dates.DayOf(raw) > day.DayNumber || raw < lastDay[code])
            {
                continue;
            }

            last[code] = row + 1;
            lastDay[code] = raw;
        }

        var isLast = new System.Collections.BitArray(keys.Count);
        foreach (var row in last.Where(row => row > 0))
        {
            isLast[row - 1] = true;
        }

        return new StatePlacing(date, to, hasKey, isLast, day);
    }

    public override void Place(Morsel morsel)
    {
        date.Read(morsel, morsel.Scratch);
        to.Read(morsel, morsel.Scratch2);
        var (dates, ends) = ((DateColumn)date.Column, (DateColumn)to.Column);
        for (var i = 0; i < morsel.Count; i++)
        {
            if (morsel.States[i] != RowState.Kept)
            {
                continue;
            }

            var end = morsel.Scratch2[i];
            morsel.States[i] = hasKey[morsel.First + i] == 0 || morsel.Scratch[i] < dates.FirstValue ? RowState.Undated
                : isLast[morsel.First + i] && !(end >= ends.FirstValue && ends.DayOf(end) < day.DayNumber) ? RowState.Kept
                : RowState.Outside;
        }
    }
}
