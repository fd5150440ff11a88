using System.Collections.Concurrent;

namespace Tsela.Intake.Process;

/// <summary>How far the checks of this process have come, in rows.</summary>
public sealed class SubmissionProgress
{
    private readonly ConcurrentDictionary<Guid, long> rows = new();

    /// <summary>Null where this process does not work on the submission.</summary>
    public long? RowsOf(Guid submission) => rows.TryGetValue(submission, out var seen) ? seen : null;

    internal void Report(Guid submission, long seen) => rows[submission] = seen;

    internal void End(Guid submission) => rows.TryRemove(submission, out _);
}
