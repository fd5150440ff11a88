namespace Tsela.Engine.Tables.Kernels;

/// <summary>Finds the cells that occur, where there is no room for all that could be, and numbers them.</summary>
internal static class Occurring
{
    /// <summary>The cells of all tables, and the plans that know each row's.</summary>
    public static (CodeRows Cells, IReadOnlyList<TablePlan> Plans) In(IReadOnlyList<TablePlan> plans, int dimensions, Roads roads)
    {
        var cells = new CodeRows(dimensions);
        return (cells, [.. plans.Select(plan => plan.WithCells(In(plan, dimensions, cells, roads)))]);
    }

    private static uint[] In(TablePlan plan, int dimensions, CodeRows cells, Roads roads)
    {
        var cellOfRow = new uint[plan.Table.RowCount];
        var found = MorselRun.Over(cellOfRow.Length, roads, () => new Found(dimensions, roads.MorselRows), (thread, morsel) => thread.Take(plan, morsel, cellOfRow, roads.Lanes));
        foreach (var thread in found)
        {
            var numbers = new uint[thread.Cells.Count];
            for (var cell = 0; cell < numbers.Length; cell++)
            {
                numbers[cell] = (uint)cells.NumberOf(thread.Cells[cell]);
            }

            foreach (var (first, count) in thread.Rows)
            {
                foreach (ref var cell in cellOfRow.AsSpan(first, count))
                {
                    cell = cell == 0 ? 0 : numbers[cell - 1];
                }
            }
        }

        return cellOfRow;
    }

    private sealed class Found(int dimensions, int morselRows)
    {
        private readonly RowTally unread = new();
        private readonly uint[][] codes = [.. Enumerable.Range(0, dimensions).Select(_ => new uint[morselRows])];
        private readonly uint[] noSizes = new uint[dimensions];
        private readonly int[] row = new int[dimensions];

        public CodeRows Cells { get; } = new(dimensions);

        public List<(int First, int Count)> Rows { get; } = [];

        public void Take(TablePlan plan, Morsel morsel, uint[] cellOfRow, Lanes lanes)
        {
            plan.Read(morsel, noSizes, unread, lanes);
            Rows.Add((morsel.First, morsel.Count));
            if (morsel.Kept == 0)
            {
                return;
            }

            for (var i = 0; i < codes.Length; i++)
            {
                plan.Codes[i].Append(morsel, 0, isFirst: true, lanes);
                morsel.Cells.AsSpan(0, morsel.Count).CopyTo(codes[i]);
            }

            for (var i = 0; i < morsel.Kept; i++)
            {
                var at = morsel.Kept == morsel.Count ? i : morsel.Offsets[i];
                for (var dimension = 0; dimension < codes.Length; dimension++)
                {
                    row[dimension] = (int)codes[dimension][at];
                }

                cellOfRow[morsel.First + at] = (uint)Cells.NumberOf(row) + 1;
            }
        }
    }
}
