namespace Tsela.Engine.Suppression.Audits;

/// <summary>Answers many questions by whole moves.</summary>
internal static class ManyMoves
{
    /// <summary>Tries a move for each question; two threads that do not look at each other, so that the same is always found.</summary>
    /// <param name="reduced">The sums.</param>
    /// <param name="lower">Least values.</param>
    /// <param name="upper">Greatest values.</param>
    /// <param name="asked">The questions.</param>
    /// <param name="steps">After so many steps a question is left, and after so many together each thread ends.</param>
    /// <param name="seen">What was seen, and is now.</param>
    public static void Find(HiddenSystem reduced, double[] lower, double[] upper, List<Aim> asked, (int Each, long Together) steps, Seen seen)
    {
        if (asked.Count == 0)
        {
            return;
        }

        var (even, odd) = (seen.Copy(), seen.Copy());
        Parallel.Invoke(() => Half(0, even), () => Half(1, odd));
        seen.Add(even);
        seen.Add(odd);

        void Half(int which, Seen found)
        {
            var moves = new WholeMoves(reduced.Count, reduced.Equations, lower, upper);
            foreach (var aim in asked.Where((_, at) => (at & 1) == which))
            {
                foreach (var far in new[] { (int)Math.Ceiling(aim.Up), -(int)Math.Ceiling(aim.Down) })
                {
                    foreach (var (moved, by) in far != 0 && moves.Steps < steps.Together && !found.Shows(aim) ? moves.Find(aim.Cell, far, steps.Each) ?? [] : [])
                    {
                        found.Add(moved, by);
                    }
                }
            }
        }
    }
}
