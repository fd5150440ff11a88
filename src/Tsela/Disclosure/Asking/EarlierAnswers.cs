using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>
/// What registers that were opened before could be asked of the cells of tables that are protected now. An answer cannot
/// be taken back, so it counts whether anybody has asked or not; what was public when a register was opened had its
/// answers withheld from that hour on.
/// </summary>
public sealed class EarlierAnswers(RegisterCounts registers, PolicyBook policies, PublicAnswers answers)
{
    /// <param name="tables">Those that are protected together.</param>
    public async Task<Outcome<AnsweredCells>> Of(PublicLedger ledger, IEnumerable<CountedTable> tables, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var known = new Dictionary<CellAddress, (decimal? Least, decimal? Most)>();
        var parts = ledger.Opened.Count == 0 ? [] : tables.SelectMany(table => table.Figures).SelectMany(figure => figure.Parts).Where(part => !part.Population.IsOpen).DistinctBy(CellAddress.Of).ToList();
        // the first time that a register was opened least was withheld
        foreach (var (set, opened) in ledger.Opened.DistinctBy(one => (one.Register.Snapshot, one.Register.Id)))
        {
            var all = await registers.All(opened.Snapshot, cancellationToken);
            if (all.Problem is { } problem)
            {
                return problem;
            }

            // a register whose definition or policy has changed since could be asked as long as it had not
            if (all.Value.FirstOrDefault(one => one.Series == opened.Sources[0].Series) is { } register
                && await Add(known, new OpenedRegister(register, [.. answers.ColumnsOf(register)], policies.Of(register.Series)), set, parts, cancellationToken) is { } wrong)
            {
                return wrong;
            }
        }

        return new AnsweredCells(known);
    }

    private async Task<Problem?> Add(
        Dictionary<CellAddress, (decimal? Least, decimal? Most)> known, OpenedRegister opened, Guid set, List<CountedPart> parts, CancellationToken cancellationToken)
    {
        var asked = parts.Select(part => (Part: part, Question: opened.QuestionOf(part))).Where(one => one.Question is not null).Select(one => (one.Part, Question: one.Question!));
        foreach (var same in asked.GroupBy(one => string.Join(' ', one.Question.Columns.Select(column => column.Text)), StringComparer.Ordinal))
        {
            var columns = same.First().Question.Columns;
            var counts = await answers.At(set, opened.Register, columns, cancellationToken);
            if (counts.Problem is { } problem)
            {
                return problem;
            }

            var find = counts.Value.InOrder(columns);
            foreach (var (part, question) in same)
            {
                var (least, most) = opened.BoundsOf(part, question, find(part.Time, question.Codes));
                var before = known.GetValueOrDefault(CellAddress.Of(part));
                known[CellAddress.Of(part)] = (before.Least > least ? before.Least : least ?? before.Least, before.Most < most ? before.Most : most ?? before.Most);
            }
        }

        return null;
    }
}
