using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Elimination;

/// <summary>
/// How much room the hidden parts of each shown sum have. Who sees a sum and knows the least that its hidden parts can be
/// knows that no part exceeds the rest of the room. A cell may be shown only while every primary cell has room enough.
/// </summary>
internal sealed class EquationSlack
{
    private readonly CellSystem system;
    private readonly InnerSums inner;
    private readonly bool[] isPrimary;
    private readonly double[] reach;
    private readonly double[] value;
    private readonly double[] slack;
    private readonly double[] own;
    private readonly bool[] isShown;
    private readonly int[][] sumsWithPart;
    private readonly int[][] sumsOf;
    private readonly int[][] above;

    /// <param name="system">Cells and sums.</param>
    /// <param name="inner">The inner cells of each.</param>
    /// <param name="isPrimary">The cells that must keep room.</param>
    /// <param name="reach">Up to which value.</param>
    /// <param name="least">The least that the attacker takes a hidden inner cell to be.</param>
    public EquationSlack(CellSystem system, InnerSums inner, bool[] isPrimary, double[] reach, double least)
    {
        (this.system, this.inner, this.isPrimary, this.reach) = (system, inner, isPrimary, reach);
        value = [.. system.Cells.Select(cell => (double)cell.Value)];
        isShown = new bool[value.Length];
        slack = [.. value.Select((v, cell) => Math.Max(0, v - least * inner.Of(cell).Length))];
        own = [.. inner.Inner.Select(cell => slack[cell])];
        sumsOf = Turned(system.Sums.Select((sum, at) => (at, new[] { sum.Sum })), value.Length);
        sumsWithPart = Turned(system.Sums.Select((sum, at) => (at, sum.Parts.ToArray())), value.Length);
        above = Turned(Enumerable.Range(0, value.Length).Select(cell => (cell, inner.Of(cell))), inner.Inner.Count);
    }

    /// <summary>Whether a cell is shown as far as this has been told.</summary>
    public bool IsShown(int cell) => isShown[cell];

    /// <summary>Shows a cell if every primary cell then still has room in every shown sum that it is a part of.</summary>
    /// <returns>False where it must stay hidden; then nothing has changed.</returns>
    public bool TryShow(int cell)
    {
        Show(cell);
        if (HasRoom(cell))
        {
            return true;
        }

        Hide(cell);
        return false;
    }

    /// <summary>Shows a cell, room or not.</summary>
    public void Show(int cell)
    {
        isShown[cell] = true;
        Move(cell, -1);
    }

    /// <summary>Takes a shown cell back.</summary>
    public void Hide(int cell)
    {
        isShown[cell] = false;
        Move(cell, 1);
    }

    private void Move(int cell, int sign)
    {
        if (IsInner(cell))
        {
            var number = inner.Of(cell)[0];
            foreach (var higher in above[number])
            {
                slack[higher] += sign * own[number];
            }
        }
    }

    private bool IsInner(int cell) => inner.Of(cell) is [var only] && inner.Inner[only] == cell;

    private bool HasRoom(int cell)
    {
        foreach (var sum in sumsOf[cell])
        {
            if (!HasRoomIn(sum))
            {
                return false;
            }
        }

        foreach (var higher in IsInner(cell) ? above[inner.Of(cell)[0]] : [cell])
        {
            foreach (var sum in sumsWithPart[higher])
            {
                if (!HasRoomIn(sum))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool HasRoomIn(int at)
    {
        var sum = system.Sums[at];
        if (!isShown[sum.Sum])
        {
            return true;
        }

        var room = 0.0;
        foreach (var part in sum.Parts)
        {
            room += isShown[part] ? 0 : slack[part];
        }

        foreach (var part in sum.Parts)
        {
            if (!isShown[part] && isPrimary[part] && value[part] + room - slack[part] < reach[part])
            {
                return false;
            }
        }

        return true;
    }

    private static int[][] Turned(IEnumerable<(int From, int[] To)> lists, int count)
    {
        var turned = new List<int>[count];
        foreach (var (from, to) in lists)
        {
            foreach (var one in to)
            {
                (turned[one] ??= []).Add(from);
            }
        }

        return [.. turned.Select(list => list?.ToArray() ?? [])];
    }
}
