using Tsela.Disclosure.Asking;
using Tsela.Disclosure.Policies;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure;

/// <summary>
/// Answers questions of anybody to a register that a release has opened: counts of persons by some of its columns and by
/// year, changed by the cell-key method.
/// </summary>
public sealed class PublicQuestions(RegisterCounts registers, PolicyBook policies, PublicAnswers answers)
{
    /// <summary>The most counts of an answer.</summary>
    public const long CellsMax = 10_000;

    /// <param name="opened">The register as its release opened it: whoever asks has it from there, so nothing else can be asked.</param>
    public async Task<Outcome<SafeTable>> Ask(SafeTable opened, RegisterQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(question);
        if (opened.Kind != SafeTableKind.Register)
        {
            throw new ArgumentException($"{opened.Id} is no register that was opened.", nameof(opened));
        }

        var read = AskedQuestion.Read(opened, question);
        var all = await registers.All(opened.Snapshot, cancellationToken);
        if ((read.Problem ?? all.Problem) is { } problem)
        {
            return problem;
        }

        var series = opened.Sources[0].Series;
        var register = all.Value.FirstOrDefault(one => one.Series == series);
        var asked = read.Value;
        // the policy or the definition of the series may have become stricter since it was opened
        if (register is null || !policies.Of(series).AllowsQuestions || asked.ColumnsAmong(answers.ColumnsOf(register)) is not { } columns)
        {
            return AskingProblems.Closed(series);
        }

        if (columns.DistinctBy(one => one.Column.Field, StringComparer.Ordinal).Count() < columns.Count)
        {
            return AskingProblems.TooManyColumns;
        }

        var counts = await answers.Of(register, [.. columns.Select(one => one.Column)], cancellationToken);
        if (counts.Problem is { } uncounted)
        {
            return uncounted;
        }

        var answer = AnswerMaker.Make(opened, register, policies.Of(series), columns, asked.Years, counts.Value.InOrder([.. columns.Select(one => one.Column)]));
        return AskedQuestion.IsThin(answer, policies.Of(series).Minimum) ? AskingProblems.TooThin(asked.Largest.Title)
            : answer.Cells.All(cell => cell.Value == 0) ? AskingProblems.Nobody
            : answer;
    }
}
