namespace Tsela.Engine.Suppression.Elimination;

/// <summary>
/// Sparse columns over the inner cells that are reduced by every column that is published, exactly, modulo the prime 2^31 - 1:
/// what an attacker can subtract is subtracted from every cell. A column that comes to nothing can be reckoned from what
/// is published (Langsrud, Secondary cell suppression by Gaussian elimination, Privacy in Statistical Databases 2024).
/// </summary>
internal sealed class ModularColumns
{
    private const ulong Prime = 2147483647;
    private const ulong Small = 64;

    private readonly List<int[]> rows = [];
    private readonly List<uint[]> factors = [];
    private readonly List<bool> isHeld = [];
    private readonly IReadOnlyList<bool> isBound;
    private readonly List<int>[] columnsOfRow;
    private readonly int[] countOfRow;
    private int[] mergedRows = new int[256];
    private uint[] mergedFactors = new uint[256];

    /// <param name="isBound">
    /// Of each inner cell, whether it stands at the least value that an attacker takes it to have. A published sum of such
    /// cells alone would give them all away, so that one is never left.
    /// </param>
    public ModularColumns(IReadOnlyList<bool> isBound)
    {
        this.isBound = isBound;
        columnsOfRow = new List<int>[isBound.Count];
        countOfRow = new int[isBound.Count];
        for (var row = 0; row < isBound.Count; row++)
        {
            columnsOfRow[row] = [];
        }
    }

    /// <summary>How many columns were added.</summary>
    public int Count => rows.Count;

    /// <summary>Adds a column that is one at some rows, in rising order, and nought elsewhere.</summary>
    /// <returns>Its number.</returns>
    public int Add(int[] ones)
    {
        var units = new uint[ones.Length];
        Array.Fill(units, 1u);
        return Add(ones, units);
    }

    /// <summary>Adds the difference of two columns of ones.</summary>
    /// <returns>Its number.</returns>
    public int AddDifference(int[] plus, int[] minus)
    {
        var sums = new SortedDictionary<int, uint>();
        foreach (var row in plus)
        {
            sums[row] = 1;
        }

        foreach (var row in minus)
        {
            if (!sums.Remove(row))
            {
                sums[row] = (uint)(Prime - 1);
            }
        }

        return Add([.. sums.Keys], [.. sums.Values]);
    }

    /// <summary>True where nothing is left of a column: it follows from what is published.</summary>
    public bool IsSpent(int column) => rows[column].Length == 0;

    /// <summary>
    /// True where all that is left of a column are cells at their least value, and showing it would say more than that
    /// one of them exceeds its least by as much as others together.
    /// </summary>
    public bool IsBound(int column)
    {
        foreach (var row in rows[column])
        {
            if (!isBound[row])
            {
                return false;
            }
        }

        return rows[column].Length > 0 && Opposite(column) < 0;
    }

    /// <summary>Whether a protected column is a multiple of this one, so that publishing this one would give it away.</summary>
    /// <param name="column">What is to be published; something is left of it.</param>
    /// <param name="isProtected">Of each column, whether it is protected.</param>
    public bool IsGivingAway(int column, List<bool> isProtected)
    {
        foreach (var other in columnsOfRow[Rarest(column)])
        {
            if (other != column && isHeld[other] && isProtected[other] && AreMultiples(column, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lets a column go: it is not reduced any more.</summary>
    public void Drop(int column)
    {
        if (isHeld[column])
        {
            isHeld[column] = false;
            foreach (var row in rows[column])
            {
                countOfRow[row]--;
            }
        }
    }

    /// <summary>Subtracts a published column from all others, so that one of its rows is left in none.</summary>
    public void Publish(int column)
    {
        Drop(column);
        if (rows[column].Length == 0)
        {
            return;
        }

        var pivot = Pivot(column);
        var inverse = Inverse(Factor(column, pivot));
        foreach (var other in columnsOfRow[pivot])
        {
            if (isHeld[other] && Factor(other, pivot) is var factor and > 0)
            {
                Subtract(other, column, (uint)(factor * (ulong)inverse % Prime));
            }
        }

        columnsOfRow[pivot] = [];
        (rows[column], factors[column]) = ([], []);
    }

    private int Add(int[] addedRows, uint[] addedFactors)
    {
        var number = rows.Count;
        rows.Add(addedRows);
        factors.Add(addedFactors);
        isHeld.Add(true);
        foreach (var row in addedRows)
        {
            columnsOfRow[row].Add(number);
            countOfRow[row]++;
        }

        return number;
    }

    // a cell that equals a sum of others at their least is free wherever they are, so it is the one to do away with
    private int Pivot(int column)
    {
        var rarest = Rarest(column);
        return isBound[rarest] && Opposite(column) is var one and >= 0 ? one : rarest;
    }

    // the one row whose factor has another sign than all others; -1 where there is none, or where factors are no small whole numbers
    private int Opposite(int column)
    {
        var scale = (ulong)Inverse(factors[column][0]);
        var (plus, minus) = (0, 0);
        var (lastPlus, lastMinus) = (-1, -1);
        for (var i = 0; i < rows[column].Length; i++)
        {
            var factor = factors[column][i] * scale % Prime;
            if (factor <= Small)
            {
                (plus, lastPlus) = (plus + 1, rows[column][i]);
            }
            else if (factor >= Prime - Small)
            {
                (minus, lastMinus) = (minus + 1, rows[column][i]);
            }
            else
            {
                return -1;
            }
        }

        return minus == 1 ? lastMinus : plus == 1 && minus > 0 ? lastPlus : -1;
    }

    private int Rarest(int column)
    {
        var best = rows[column][0];
        foreach (var row in rows[column])
        {
            if (isBound[row] == isBound[best] ? countOfRow[row] < countOfRow[best] : isBound[best])
            {
                best = row;
            }
        }

        return best;
    }

    private uint Factor(int column, int row)
    {
        var at = Array.BinarySearch(rows[column], row);
        return at < 0 ? 0 : factors[column][at];
    }

    private bool AreMultiples(int one, int other)
    {
        if (rows[one].Length != rows[other].Length || !rows[one].AsSpan().SequenceEqual(rows[other]))
        {
            return false;
        }

        var (a, b) = (factors[one], factors[other]);
        for (var i = 1; i < a.Length; i++)
        {
            if ((ulong)a[i] * b[0] % Prime != (ulong)b[i] * a[0] % Prime)
            {
                return false;
            }
        }

        return true;
    }

    private void Subtract(int from, int column, uint times)
    {
        var (a, fa, b, fb) = (rows[from], factors[from], rows[column], factors[column]);
        if (mergedRows.Length < a.Length + b.Length)
        {
            mergedRows = new int[2 * (a.Length + b.Length)];
            mergedFactors = new uint[mergedRows.Length];
        }

        var (i, j, n) = (0, 0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (j == b.Length || (i < a.Length && a[i] < b[j]))
            {
                (mergedRows[n], mergedFactors[n++]) = (a[i], fa[i]);
                i++;
                continue;
            }

            var taken = (ulong)fb[j] * times % Prime;
            if (i == a.Length || b[j] < a[i])
            {
                (mergedRows[n], mergedFactors[n++]) = (b[j], (uint)(Prime - taken));
                columnsOfRow[b[j]].Add(from);
                countOfRow[b[j++]]++;
                continue;
            }

            var left = (fa[i] + Prime - taken) % Prime;
            if (left == 0)
            {
                countOfRow[a[i]]--;
            }
            else
            {
                (mergedRows[n], mergedFactors[n++]) = (a[i], (uint)left);
            }

            i++;
            j++;
        }

        rows[from] = mergedRows.AsSpan(0, n).ToArray();
        factors[from] = mergedFactors.AsSpan(0, n).ToArray();
    }

    private static uint Inverse(uint value)
    {
        var (result, power, exponent) = (1ul, (ulong)value, Prime - 2);
        for (; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? result * power % Prime : result;
            power = power * power % Prime;
        }

        return (uint)result;
    }
}
