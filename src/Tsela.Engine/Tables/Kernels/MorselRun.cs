namespace Tsela.Engine.Tables.Kernels;

/// <summary>Sees all rows of a table through, by several threads where they are many. Which thread has which rows changes no result.</summary>
internal static class MorselRun
{
    private const int MorselsAtOnce = 32;

    /// <summary>Calls <paramref name="work"/> for each morsel with what <paramref name="begin"/> made for its thread; returns those.</summary>
    public static IReadOnlyList<T> Over<T>(int rows, Roads roads, Func<T> begin, Action<T, Morsel> work)
        where T : class
    {
        var threads = rows <= roads.SerialRows ? 1 : roads.Threads;
        var parts = new T[threads];
        var morsels = (int)(((long)rows + roads.MorselRows - 1) / roads.MorselRows);
        var next = 0;
        void Work(int thread)
        {
            parts[thread] = begin();
            var morsel = new Morsel(roads.MorselRows);
            while (Interlocked.Add(ref next, MorselsAtOnce) - MorselsAtOnce is var first && first < morsels)
            {
                for (var one = first; one < Math.Min(first + MorselsAtOnce, morsels); one++)
                {
                    var start = one * roads.MorselRows;
                    morsel.Move(start, Math.Min(roads.MorselRows, rows - start));
                    work(parts[thread], morsel);
                }
            }
        }

        if (threads == 1)
        {
            Work(0);
        }
        else
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, Work);
        }

        return parts;
    }
}
