using Tsela.Disclosure.Asking;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Audits;
using Tsela.Engine.Suppression.Systems;
using Tsela.Statistics;

namespace Tsela.Tests.Disclosure.Asking;

/// <summary>
/// Somebody who has every answer and every public table, knows how far counts are changed, and solves linear programs over
/// the counts of everybody by all columns at once, with all their sums.
/// </summary>
internal sealed class AnswerPrograms(IReadOnlyList<RegisterColumn> columns, int largestChange, int minimum)
{
    private readonly Dictionary<string, ShownCount> seen = new(StringComparer.Ordinal);

    /// <param name="codes">Of all columns.</param>
    public void See(IReadOnlyList<string> codes, ShownCount shown)
    {
        // the same in whatever question it stands
        Assert.Equal(shown, seen.GetValueOrDefault(IdentityOf(codes), shown));
        seen[IdentityOf(codes)] = shown;
    }

    /// <summary>The small cells of which it can be known that they are below the minimum.</summary>
    /// <param name="people">The codes of each.</param>
    public IReadOnlyList<string> KnownSmall(IEnumerable<IReadOnlyList<string>> people)
    {
        TableDimension[] dimensions = [.. columns.Select(column => new TableDimension(column.Text, column.Codes.ToDictionary(code => code.Code, _ => RegisterTally.Sum, StringComparer.Ordinal)))];
        List<InnerCell> inner = [.. people.GroupBy(codes => string.Join(' ', codes), StringComparer.Ordinal).Select(same => new InnerCell([.. same.First()], same.Count(), same.Count()))];

        // nobody is told which cells are empty
        var rules = new PrimaryRules(minimum) { ZerosProtected = true };
        var problem = new ProtectionProblem([new CountTable("everybody", dimensions, inner)], rules)
        {
            Bounded = [.. seen.Where(one => one.Value.Fate == CountFate.Perturbed).Select(one => new BoundedCell(one.Key, LeastOf(one.Value.Value), one.Value.Value + largestChange))],
        };
        var system = CellSystem.Of(problem);
        bool[] hidden = [.. system.Cells.Select(cell => !(seen.TryGetValue(cell.Identity, out var shown) && shown.Fate == CountFate.Published))];
        bool[] small = [.. system.Cells.Select((cell, at) => hidden[at] && cell.Value > 0 && cell.Value < minimum)];
        var audit = new RunningAudit(system, rules, small, hidden);
        var known = audit.Weak().Where(weak => small[weak.Cell]).Select(weak => system.Cells[weak.Cell].Identity).ToList();
        Assert.Equal(AuditGap.None, audit.Gap);
        return known;
    }

    private decimal LeastOf(long shown) => shown == 0 ? 0 : Math.Max(1, shown - largestChange);

    private string IdentityOf(IReadOnlyList<string> codes) => string.Join(
        ';', columns.Select((column, i) => (column.Text, Code: codes[i])).Where(place => place.Code != RegisterTally.Sum).OrderBy(place => place.Text, StringComparer.Ordinal).Select(place => $"{place.Text}={place.Code}"));
}
