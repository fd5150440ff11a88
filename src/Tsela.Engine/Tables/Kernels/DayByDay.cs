using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>A stock on many days as a stock on each of them: slower than one pass, and right for every measure and condition.</summary>
internal static class DayByDay
{
    public static ResultTable Of(IReadOnlyList<ColumnTable> tables, AskedQuestion asked, Roads roads)
    {
        var stock = (StockOnDays)asked.Question.Time!;
        var questions = Array.ConvertAll(
            Series.DaysOf(stock), day => AskedQuestion.Of(asked.Question with { By = asked.By, Time = new StockOn(day, stock.From, stock.To) }));
        var cells = questions.SelectMany(question => new Answering(tables, question, roads).Table().Cells).Order(CellOrder.Ordinal).ToList();
        var tally = new RowTally();
        foreach (var table in tables)
        {
            var plans = Array.ConvertAll(questions, question => new PlanMaker(table, question, [.. question.By.Select(_ => new CodeSpace())], roads).Make(keys: null));
            foreach (var part in MorselRun.Over(table.RowCount, roads, () => new Union(roads.MorselRows), (union, morsel) => union.Take(plans, morsel, roads.Lanes)))
            {
                tally.Add(part.Tally);
            }
        }

        return tally.Table([.. asked.By.Select(dimension => dimension.Name)], cells);
    }

    /// <summary>What becomes of rows over all days: used where they are used on one.</summary>
    private sealed class Union(int rows)
    {
        private const byte Met = 1;
        private const byte Inside = 2;
        private const byte Used = 4;
        private readonly byte[] seen = new byte[rows];
        private readonly byte[] places = new byte[rows];
        private readonly byte[] oddities = new byte[rows];

        public RowTally Tally { get; } = new();

        public void Take(TablePlan[] plans, Morsel morsel, Lanes lanes)
        {
            var count = morsel.Count;
            seen.AsSpan(0, count).Clear();
            oddities.AsSpan(0, count).Clear();
            foreach (var plan in plans)
            {
                Day(plan, morsel, lanes);
            }

            for (var i = 0; i < count; i++)
            {
                morsel.States[i] = (seen[i] & Used) != 0 ? RowState.Kept
                    : (seen[i] & Met) == 0 ? RowState.Filtered
                    : places[i] is RowState.Undated or RowState.Reversed ? places[i]
                    : (seen[i] & Inside) != 0 ? RowState.Filtered
                    : RowState.Outside;
            }

            plans[0].ReadValues(morsel);
            Tally.Count(morsel.States.AsSpan(0, count), morsel.States.AsSpan(0, count).Count(RowState.Kept));
            for (var i = 0; i < count; i++)
            {
                if (morsel.States[i] == RowState.Kept)
                {
                    Tally.NotInList += oddities[i] & RowCodes.NotInList;
                    Tally.AgeImpossible += oddities[i] >> 1;
                }
            }
        }

        private void Day(TablePlan plan, Morsel morsel, Lanes lanes)
        {
            var states = morsel.States.AsSpan(0, morsel.Count);
            states.Clear();
            plan.Placing!.Place(morsel);
            states.CopyTo(places);
            states.Clear();
            plan.Test(morsel, states, lanes);
            morsel.Oddities.AsSpan(0, states.Length).Clear();
            foreach (var odd in plan.Odd)
            {
                odd.MarkOddities(morsel);
            }

            for (var i = 0; i < states.Length; i++)
            {
                var (isMet, isInside) = (states[i] == RowState.Kept, places[i] == RowState.Kept);
                seen[i] |= (byte)((isMet ? Met : 0) | (isInside ? Inside : 0) | (isMet && isInside ? Used : 0));
                oddities[i] |= isMet && isInside ? morsel.Oddities[i] : (byte)0;
            }
        }
    }
}
