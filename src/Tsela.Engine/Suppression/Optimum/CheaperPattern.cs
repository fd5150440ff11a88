using Tsela.Engine.Suppression.Systems;

namespace Tsela.Engine.Suppression.Optimum;

/// <summary>
/// Makes a pattern cheaper step by step: of each need another table is kept that meets it, so that a secondary cell
/// without which all needs can be met is shown again, and cells are exchanged where others do the same for less.
/// </summary>
internal sealed class CheaperPattern : IDisposable
{
    // of what hiding a cell would cost, so that a need is met by few of the cells that are hidden already
    private const double OfHidden = 0.02;
    private const double OfKept = 0.001;

    // dearer exchanges than this are not worth looking at which of their cells can be shown again
    private const double DearestTried = 1.12;
    private const double Least = 1e-9;

    private readonly IReadOnlyList<SumOfCells> sums;
    private readonly List<Need> needs;
    private readonly IReadOnlyList<double> price;
    private readonly bool[] isKept;
    private readonly int programsMost;
    private readonly FlowProgram program;
    private readonly bool[] hidden;
    private readonly int[][] proofs;
    private readonly HashSet<int>[] users;
    private readonly int[] failedAt;
    private int changes = 1;

    /// <param name="sums">The sums between cells.</param>
    /// <param name="needs">What the pattern must leave possible.</param>
    /// <param name="rooms">Of each cell, how far it may fall when another is to rise, and when another is to fall.</param>
    /// <param name="price">What hiding each cell costs; infinite where it must stay shown.</param>
    /// <param name="isKept">Of each cell, whether it is hidden whatever it costs.</param>
    /// <param name="programsMost">After about so many linear programs the pattern stays as it is.</param>
    public CheaperPattern(IReadOnlyList<SumOfCells> sums, List<Need> needs, (double[] Up, double[] Down) rooms, IReadOnlyList<double> price, bool[] isKept, int programsMost)
    {
        (this.sums, this.needs, this.price, this.isKept, this.programsMost) = (sums, needs, price, isKept, programsMost);
        program = new FlowProgram(sums, rooms, price.Where(double.IsFinite).DefaultIfEmpty(1).Max());
        hidden = [.. isKept];
        proofs = [.. needs.Select(_ => (int[])[])];
        users = [.. price.Select(_ => new HashSet<int>())];
        failedAt = new int[price.Count];
    }

    /// <summary>Of each cell, whether it is hidden.</summary>
    public IReadOnlyList<bool> Hidden => hidden;

    /// <summary>What the secondary cells cost together.</summary>
    public double Cost => Enumerable.Range(0, hidden.Length).Sum(cell => hidden[cell] && !isKept[cell] ? price[cell] : 0);

    private bool IsOver => program.Solved > programsMost;

    /// <summary>Begins with a pattern, and shows what no need needs.</summary>
    /// <param name="pattern">Of each cell, whether it is hidden.</param>
    /// <returns>False where it does not meet every need.</returns>
    public bool Begin(IReadOnlyList<bool> pattern)
    {
        for (var cell = 0; cell < hidden.Length; cell++)
        {
            hidden[cell] = pattern[cell] || isKept[cell];
        }

        Let(withShown: false);
        var isMet = Enumerable.Range(0, needs.Count).All(Meet);
        Let(withShown: false);
        Prune(Secondaries());
        return isMet;
    }

    /// <summary>Begins with the primary cells alone and meets one need after the other, those first that go farthest.</summary>
    /// <returns>False where one cannot be met.</returns>
    public bool Build()
    {
        Let(withShown: true);
        var isMet = Enumerable.Range(0, needs.Count).OrderByDescending(need => needs[need].Far).All(Meet);
        Let(withShown: false);
        Prune(Secondaries());
        return isMet;
    }

    /// <summary>Exchanges secondary cells until nothing cheaper is found: one, those of one sum, those that meet one need.</summary>
    public void Improve()
    {
        while (!IsOver && (ExchangeOne() || ExchangeOf(sums.Select(sum => sum.Parts.Append(sum.Sum))) || ExchangeOf(proofs)))
        {
        }
    }

    public void Dispose() => program.Dispose();

    private bool ExchangeOne()
    {
        var isBetter = false;
        foreach (var cell in Secondaries().Where(cell => failedAt[cell] != changes))
        {
            if (hidden[cell] && Exchange([cell], isBarred: true))
            {
                isBetter = true;
            }
            else
            {
                failedAt[cell] = changes;
            }
        }

        return isBetter;
    }

    private bool ExchangeOf(IEnumerable<IEnumerable<int>> groups)
    {
        var isBetter = false;
        foreach (var group in groups.Select(group => group.ToArray()).ToList())
        {
            int[] together = [.. group.Where(cell => hidden[cell] && !isKept[cell])];
            isBetter |= together.Length > 1 && (Exchange(together, isBarred: false) || Exchange(together, isBarred: true));
        }

        return isBetter;
    }

    // the dearest first
    private List<int> Secondaries() => [.. Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell] && !isKept[cell]).OrderByDescending(cell => price[cell])];

    private bool Exchange(int[] cells, bool isBarred)
    {
        if (IsOver)
        {
            return false;
        }

        var (before, proofsBefore, cost) = ((bool[])hidden.Clone(), (int[][])proofs.Clone(), Cost);
        var affected = cells.SelectMany(cell => users[cell]).Distinct().Order().ToList();
        var touched = affected.SelectMany(need => proofs[need]).ToHashSet();
        Array.ForEach(cells, cell => hidden[cell] = false);
        Let(withShown: true);
        Array.ForEach(cells, cell => program.Let(cell, isBarred ? double.PositiveInfinity : price[cell]));
        if (affected.OrderByDescending(need => needs[need].Far).All(Meet) && Cost < DearestTried * cost)
        {
            Let(withShown: false);
            Prune([.. Secondaries().Where(cell => touched.Contains(cell) || !before[cell])]);
            if (Cost < cost - Least)
            {
                changes++;
                return true;
            }
        }

        before.CopyTo(hidden, 0);
        foreach (var need in Enumerable.Range(0, needs.Count).Where(need => proofs[need] != proofsBefore[need]))
        {
            Keep(need, proofsBefore[need]);
        }

        return false;
    }

    // what is shown must be let shut
    private void Prune(List<int> cells)
    {
        foreach (var cell in cells)
        {
            if (users[cell].Count > 0 && IsOver)
            {
                continue;
            }

            hidden[cell] = false;
            program.Let(cell, double.PositiveInfinity);
            var dependent = users[cell].Order().ToList();
            var kept = dependent.Select(need => proofs[need]).ToList();
            var met = dependent.TakeWhile(Meet).Count();
            if (met < dependent.Count)
            {
                hidden[cell] = true;
                Let(cell);
                for (var at = 0; at < met; at++)
                {
                    Keep(dependent[at], kept[at]);
                }
            }
        }
    }

    private void Let(bool withShown)
    {
        for (var cell = 0; cell < hidden.Length; cell++)
        {
            if (hidden[cell] || withShown)
            {
                Let(cell);
            }
            else
            {
                program.Let(cell, double.PositiveInfinity);
            }
        }
    }

    private void Let(int cell) => program.Let(cell, !hidden[cell] ? price[cell] : isKept[cell] ? OfKept : OfHidden * price[cell]);

    private bool Meet(int number)
    {
        var need = needs[number];
        var found = need.Direction >= 0 ? program.Cheapest(need.Cell, 1, need.Far) : null;
        if (need.Direction < 0 || (need.Direction == 0 && (found is null || CostOf(found) > 0)))
        {
            var down = program.Cheapest(need.Cell, -1, need.Far);
            found = down is not null && (found is null || CostOf(down) < CostOf(found)) ? down : found;
        }

        if (found is null)
        {
            return false;
        }

        Keep(number, [.. found]);
        foreach (var cell in found.Where(cell => !hidden[cell]))
        {
            hidden[cell] = true;
            Let(cell);
        }

        return true;
    }

    private double CostOf(List<int> cells) => cells.Sum(cell => hidden[cell] ? 0 : price[cell]);

    private void Keep(int need, int[] cells)
    {
        Array.ForEach(proofs[need], cell => users[cell].Remove(need));
        Array.ForEach(cells, cell => users[cell].Add(need));
        proofs[need] = cells;
    }
}
