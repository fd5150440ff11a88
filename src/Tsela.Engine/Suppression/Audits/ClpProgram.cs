namespace Tsela.Engine.Suppression.Audits;

/// <summary>A linear program that CLP solves.</summary>
internal sealed unsafe class ClpProgram : LinearProgram
{
    private readonly int count;
    private readonly int sums;
    private nint model;

    public ClpProgram(int count, IReadOnlyList<SumToNought> equations, double[] lower, double[] upper)
    {
        (this.count, sums) = (count, equations.Count);
        var (starts, rows, values) = ByUnknown(count, equations);
        var (objective, nought) = (new double[count], new double[Math.Max(1, equations.Count)]);
        model = ClpLibrary.NewModel();
        ClpLibrary.SetLogLevel(model, 0);
        fixed (int* start = starts, row = rows)
        fixed (double* value = values, low = lower, high = upper, aim = objective, bound = nought)
        {
            ClpLibrary.LoadProblem(model, count, nought.Length, start, row, value, low, high, aim, bound, bound);
        }

        const double greatest = -1;
        ClpLibrary.SetDirection(model, greatest);
    }

    public override Span<double> Objective => new(ClpLibrary.Objective(model), count);

    public override Span<double> Lower => new(ClpLibrary.ColumnLower(model), count);

    public override Span<double> Upper => new(ClpLibrary.ColumnUpper(model), count);

    public override ReadOnlySpan<double> Point => new(ClpLibrary.Solution(model), count);

    public override ReadOnlySpan<double> Prices => new(ClpLibrary.RowPrice(model), sums);

    public override LinearOutcome Maximize()
    {
        _ = ClpLibrary.Primal(model, 0);
        return ClpLibrary.Status(model) switch { 0 => LinearOutcome.Best, 2 => LinearOutcome.Endless, _ => LinearOutcome.Unknown };
    }

    public override double[] Ray()
    {
        var ray = ClpLibrary.UnboundedRay(model);
        if (ray is null)
        {
            return new double[count];
        }

        var copied = new ReadOnlySpan<double>(ray, count).ToArray();
        ClpLibrary.FreeRay(model, ray);
        return copied;
    }

    public override void Dispose()
    {
        if (model != 0)
        {
            ClpLibrary.DeleteModel(model);
            model = 0;
        }
    }

    private static (int[] Starts, int[] Rows, double[] Values) ByUnknown(int count, IReadOnlyList<SumToNought> equations)
    {
        var starts = new int[count + 1];
        foreach (var unknown in equations.SelectMany(equation => equation.Unknowns))
        {
            starts[unknown + 1]++;
        }

        for (var at = 0; at < count; at++)
        {
            starts[at + 1] += starts[at];
        }

        // never empty, so that their addresses can be taken
        var (rows, values, next) = (new int[starts[count] + 1], new double[starts[count] + 1], starts.ToArray());
        for (var row = 0; row < equations.Count; row++)
        {
            var sum = equations[row];
            for (var at = 0; at < sum.Unknowns.Length; at++)
            {
                var place = next[sum.Unknowns[at]]++;
                (rows[place], values[place]) = (row, sum.Coefficients[at]);
            }
        }

        return (starts, rows, values);
    }
}
