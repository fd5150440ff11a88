namespace Tsela.Engine.Schemas.Dataset;

internal sealed class TotalCheck(TotalRule rule, TableSchema schema)
    : FigureCheck(rule, schema, rule.Value, rule.Within, rule.Dimension)
{
    protected override IEnumerable<LateFinding> Finish(List<Figure> figures, string group)
    {
        var parts = figures.Where(figure => figure.Keys[0] != rule.Total).ToList();
        if (parts.Count == 0)
        {
            yield break;
        }

        var sum = parts.Sum(figure => figure.Value);
        foreach (var total in figures.Where(figure => figure.Keys[0] == rule.Total))
        {
            var holds = Math.Abs(total.Value - sum) <= rule.Tolerance;
            Count(holds);
            if (!holds)
            {
                yield return new LateFinding(
                    total.Row, Text(total.Value), $"The total is {Text(total.Value)}, but the {parts.Count} parts add up to {Text(sum)}, a difference of {Text(total.Value - sum)}{group}.");
            }
        }
    }
}

internal sealed class JumpCheck(JumpRule rule, TableSchema schema) : FigureCheck(rule, schema, rule.Value, rule.Within, rule.Over)
{
    protected override IEnumerable<LateFinding> Finish(List<Figure> figures, string group)
    {
        figures.Sort((a, b) => ByPeriod(a.Keys[0], b.Keys[0]) is var order and not 0 ? order : a.Row.CompareTo(b.Row));
        for (var i = 1; i < figures.Count; i++)
        {
            var (before, after) = (figures[i - 1], figures[i]);
            if (before.Keys[0] == after.Keys[0] || before.Value == 0 || after.Value == 0)
            {
                continue;
            }

            var factor = after.Value / before.Value;
            var holds = factor > 0 && factor <= rule.FactorMax && factor >= 1 / rule.FactorMax;
            Count(holds);
            if (!holds)
            {
                yield return new LateFinding(
                    after.Row, Text(after.Value),
                    $"From {before.Keys[0]} to {after.Keys[0]} the figure goes from {Text(before.Value)} to {Text(after.Value)}, a factor of {Text(Math.Round(factor, 2))}; up to {Text(rule.FactorMax)} is expected{group}.");
            }
        }
    }
}

internal sealed class EditionsCheck(EditionsRule rule, TableSchema schema) : FigureCheck(rule, schema, rule.Value, rule.Within, rule.Edition)
{
    protected override IEnumerable<LateFinding> Finish(List<Figure> figures, string group)
    {
        var first = figures[0];
        foreach (var figure in figures.Skip(1).Where(figure => figure.Keys[0] != first.Keys[0]))
        {
            var greater = Math.Max(Math.Abs(figure.Value), Math.Abs(first.Value));
            var holds = Math.Abs(figure.Value - first.Value) <= rule.Tolerance * greater;
            Count(holds);
            if (!holds)
            {
                yield return new LateFinding(
                    figure.Row, Text(figure.Value),
                    $"The edition {figure.Keys[0]} gives {Text(figure.Value)}, the edition {first.Keys[0]} gives {Text(first.Value)}{group}.");
            }
        }
    }
}

internal sealed class UniformGrowthCheck(UniformGrowthRule rule, TableSchema schema)
    : FigureCheck(rule, schema, rule.Value, rule.Within, rule.Over, rule.Across)
{
    /// <summary>Fewer members may well grow alike by chance.</summary>
    private const int MembersMin = 4;

    protected override IEnumerable<LateFinding> Finish(List<Figure> figures, string group)
    {
        var periods = figures.Select(figure => figure.Keys[0]).Distinct().ToList();
        periods.Sort(ByPeriod);
        for (var i = 1; i < periods.Count; i++)
        {
            var before = At(figures, periods[i - 1]);
            var after = At(figures, periods[i]);
            var factors = after.Where(pair => before.TryGetValue(pair.Key, out var earlier) && earlier.Value > 0 && pair.Value.Value > 0)
                .Select(pair => pair.Value.Value / before[pair.Key].Value).Order().ToList();
            if (factors.Count < MembersMin)
            {
                continue;
            }

            var middle = factors[factors.Count / 2];
            var alike = factors.Count(factor => Math.Abs(factor - middle) <= rule.Tolerance);
            var holds = alike < rule.Share * factors.Count;
            Count(holds);
            if (!holds)
            {
                yield return new LateFinding(
                    0, "", $"From {periods[i - 1]} to {periods[i]}, {alike} of {factors.Count} members grow by nearly the same factor of {Text(Math.Round(middle, 3))}, the mark of figures carried forward{group}.");
            }
        }
    }

    private static Dictionary<string, Figure> At(List<Figure> figures, string period)
    {
        var members = new Dictionary<string, Figure>(StringComparer.Ordinal);
        foreach (var figure in figures.Where(figure => figure.Keys[0] == period))
        {
            members.TryAdd(figure.Keys[1], figure);
        }

        return members;
    }
}

internal sealed class RoundedCheck(RoundedRule rule, TableSchema schema) : FigureCheck(rule, schema, rule.Value, [])
{
    /// <summary>Fewer figures may well be round by chance.</summary>
    private const int FiguresMin = 3;

    protected override IEnumerable<LateFinding> Finish(List<Figure> figures, string group)
    {
        var given = figures.Where(figure => figure.Value != 0).ToList();
        if (given.Count < FiguresMin || rule.To == 0)
        {
            yield break;
        }

        var holds = given.Exists(figure => figure.Value % rule.To != 0);
        Count(holds);
        if (!holds)
        {
            yield return new LateFinding(0, "", $"All {given.Count} figures are multiples of {Text(rule.To)}: they are rounded or estimated, not counted.");
        }
    }
}
