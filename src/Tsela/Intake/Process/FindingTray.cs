using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;

namespace Tsela.Intake.Process;

/// <summary>Gathers the findings of one check: so many of each cause one by one, and the full count of every cause.</summary>
internal sealed class FindingTray(Guid submission, IntakeLimits limits)
{
    private readonly Dictionary<(string Rule, string? Field, Severity Severity), FindingCause> causes = [];
    private readonly List<SubmissionFinding> kept = [];

    public IReadOnlyCollection<FindingCause> Causes => causes.Values;

    public IReadOnlyList<SubmissionFinding> Kept => kept;

    public long CountOf(Severity severity) => causes.Values.Where(cause => cause.Severity == severity).Sum(cause => cause.Count);

    public void Add(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var key = (finding.Rule, finding.Field, finding.Severity);
        if (!causes.TryGetValue(key, out var cause))
        {
            causes.Add(key, cause = CauseOf(finding));
        }

        cause.Count++;
        if (cause.Kept < limits.FindingsPerCauseMax && kept.Count < limits.FindingsMax)
        {
            cause.Kept++;
            kept.Add(Keep(finding, cause.Id));
        }
    }

    /// <summary>The check counts on where it no longer tells one by one.</summary>
    public void Count(IEnumerable<FindingCount> counts)
    {
        foreach (var count in counts)
        {
            if (causes.TryGetValue((count.Rule, count.Field, count.Severity), out var cause))
            {
                cause.Count = Math.Max(cause.Count, count.Count);
            }
        }
    }

    private FindingCause CauseOf(Finding finding) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = submission,
        Rule = finding.Rule,
        Field = finding.Field,
        Level = finding.Level,
        Severity = finding.Severity,
        Message = finding.Message,
        Mend = finding.Mend,
        Count = 0,
        Kept = 0,
    };

    // PostgreSQL cannot hold the sign zero in a text, and a value may be anything that was in the file
    private static string Storable(string text) => text.Replace("\0", "\u2400", StringComparison.Ordinal);

    private SubmissionFinding Keep(Finding finding, Guid cause) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = submission,
        CauseId = cause,
        Row = finding.Row,
        SheetRow = finding.SheetRow,
        Column = finding.Column,
        Field = finding.Field is null ? null : Storable(finding.Field),
        Rule = finding.Rule,
        Level = finding.Level,
        Severity = finding.Severity,
        Value = Storable(finding.Value),
        Message = Storable(finding.Message),
        Mend = Storable(finding.Mend),
    };
}
