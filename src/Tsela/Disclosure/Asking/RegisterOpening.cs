using System.Globalization;
using Tsela.Disclosure.Making;
using Tsela.Disclosure.Policies;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>The registers that a release can open for questions, and what an opened register says of itself.</summary>
public sealed class RegisterOpening(RegisterCounts registers, PolicyBook policies, PublicAnswers answers)
{
    private const string Prefix = "questions:";

    /// <summary>What can be opened of a snapshot, for the choice of a release.</summary>
    public async Task<Outcome<ChoosableTable[]>> Choices(Guid snapshot, CancellationToken cancellationToken)
    {
        var all = await registers.All(snapshot, cancellationToken);
        return all.Problem is { } problem ? problem : (ChoosableTable[])[
            .. all.Value.Where(MayBeOpened).Select(register => new ChoosableTable(
                Prefix + register.Series, SafeTableKind.Register, $"Questions to {register.Title}", Category: null, "Registers opened for questions", 0,
                policies.Of(register.Series).Name, SafeProtection.CellKey)),
        ];
    }

    public static bool IsRegister(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith(Prefix, StringComparison.Ordinal);
    }

    /// <summary>The id under which an opened register was chosen.</summary>
    public static string IdOf(SafeTable opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return Prefix + opened.Sources[0].Series;
    }

    /// <summary>The registers of some ids as they will stand open; those that cannot be opened are left out.</summary>
    public async Task<Outcome<SafeTable[]>> Open(Guid snapshot, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0)
        {
            return Array.Empty<SafeTable>();
        }

        var all = await registers.All(snapshot, cancellationToken);
        if (all.Problem is { } problem)
        {
            return problem;
        }

        var opened = new List<SafeTable>();
        foreach (var register in all.Value.Where(register => ids.Contains(Prefix + register.Series, StringComparer.Ordinal) && MayBeOpened(register)))
        {
            var counts = await answers.Of(register, [], cancellationToken);
            if (counts.Problem is { } wrong)
            {
                return wrong;
            }

            // nothing could be asked of a register in which fewer are than can be shown
            if (counts.Value.Years.Count > 0)
            {
                opened.Add(Described(register, counts.Value));
            }
        }

        return opened.ToArray();
    }

    private bool MayBeOpened(CountedRegister register) =>
        register.Confidentiality is not ("open" or "sensitive") && policies.Of(register.Series).AllowsQuestions && answers.ColumnsOf(register).Any();

    private SafeTable Described(CountedRegister register, ShownCounts counts)
    {
        List<SafeDimension> dimensions =
        [
            .. answers.ColumnsOf(register).Select(column => AnswerMaker.Dimension(column, column.Codes)),
            // a year in which fewer are than can be shown is not known of
            AnswerMaker.Time(counts.Years),
        ];
        return new SafeTable(new SafeTableContent(
            PublicAnswers.IdPrefix + register.Series, SafeTableKind.Register, register.Title, AnswerMaker.Definition(register), AnswerMaker.Unit, 0, IsStock: false, Category: null, "annual", "",
            dimensions, [], [AnswerMaker.Source(register)], AnswerMaker.Coverage(register), AnswerMaker.Notes, register.IsTraining, register.Snapshot, register.MadeAt,
            new SafeProtection(
                policies.Of(register.Series).Name, SafeProtection.CellKey,
                string.Create(CultureInfo.InvariantCulture, $"Open for questions by at most {RegisterQuestion.ColumnsMax} columns and the year. {AnswerMaker.Sentence(policies.Of(register.Series), hasPublished: false)}"),
                0, 0, 0, 0)));
    }
}
