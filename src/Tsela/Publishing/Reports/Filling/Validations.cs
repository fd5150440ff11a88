using Tsela.Publishing.WorkingGroup;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>What the working group has on record of the tables of an edition.</summary>
/// <param name="decisions">Those that everybody may read, newest first.</param>
internal sealed class Validations(PublicEdition edition, IReadOnlyList<Decision> decisions)
{
    private const string NotOnRecord = "no validation by the working group is on record";

    /// <summary>By whom and when a table was validated, as it stands below it.</summary>
    public string Of(PublicTable table)
    {
        var (validation, isOfThis) = Newest(table);
        var signed = $"release {table.Release}, signed by the responsible statistician and by the head of the Bureau, public since {Numbers.Day(table.PublishedAt)}";
        return validation is null ? $"{signed}; {NotOnRecord}"
            : isOfThis ? $"by {validation.DecidedBy} on {Numbers.Day(validation.DecidedOn)} ({validation.Code}); {signed}"
            : $"{signed}; an earlier version was validated by {validation.DecidedBy} on {Numbers.Day(validation.DecidedOn)} ({validation.Code}), this one not yet";
    }

    /// <summary>A row for each validation with the tables that it holds for, and one for those that wait.</summary>
    public WordRows ByTable()
    {
        var by = edition.Tables.Select(table => (table.Id, Newest: Newest(table))).GroupBy(one => (one.Newest.Validation?.Number, one.Newest.IsOfThis)).OrderByDescending(group => group.Key.Number ?? 0);
        return new(["Validation", "By", "On", "Tables"], by.Select(group => group.First().Newest is (not null and var validation, var isOfThis)
            ? new[]
            {
                $"{validation.Code} {validation.Title}{(isOfThis ? "" : ", of an earlier version of these tables")}", validation.DecidedBy, Numbers.Day(validation.DecidedOn),
                string.Join(", ", group.Select(one => one.Id)),
            }
            : ["Not validated: " + NotOnRecord, "nobody yet", "not yet", string.Join(", ", group.Select(one => one.Id))]));
    }

    public WordRows Decisions()
    {
        var last = edition.Releases.Count > 1 ? edition.Releases[1] : null;
        return new(
            ["Decision", "On", "By", "What was decided", "About", "Since the last edition"],
            decisions.Select(decision => new[]
            {
                $"{decision.Code} {Kind(decision)}: {decision.Title}", Numbers.Day(decision.DecidedOn), decision.DecidedBy,
                $"{decision.Text.ReplaceLineEndings(" ")}{(decision.DueOn is { } due ? $" Asked for until {Numbers.Day(due)}." : "")}", CatalogueLists.Joined(decision.Subjects, "no table named"),
                last is null || decision.EnteredAt > last.PublishedAt ? "new" : "before",
            }),
            "the working group has no public decision on record.");
    }

    /// <summary>A validation of a release holds for the versions that it brought; one of a table for what was drawn before it.</summary>
    private (Decision? Validation, bool IsOfThis) Newest(PublicTable table)
    {
        var about = decisions.Where(decision => decision.Kind == DecisionKind.Validation && (Names(decision, table.Release) || Names(decision, table.Id))).ToList();
        return about.Find(decision => Names(decision, table.Release) || decision.DecidedOn >= DateOnly.FromDateTime(LesothoHour.Of(table.Table.ExtractedAt))) is { } of ? (of, true) : (about.FirstOrDefault(), false);
    }

    private static bool Names(Decision decision, string subject) => decision.Subjects.Contains(subject, StringComparer.OrdinalIgnoreCase);

    private static string Kind(Decision decision) => decision.Kind switch
    {
        DecisionKind.Definition => "definition",
        DecisionKind.DataCall => "data call",
        _ => "validation",
    };
}
