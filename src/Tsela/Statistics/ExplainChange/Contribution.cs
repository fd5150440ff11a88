using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>What a cause did to a figure. All contributions of a change add up to it.</summary>
/// <param name="Causes">One cause; several where the figure between them does not exist, so that they cannot be told apart.</param>
/// <param name="Submissions">Those that the actor may see.</param>
/// <param name="SubmissionCount">How many there are.</param>
public sealed record Contribution(IReadOnlyList<ChangeCause> Causes, decimal Value, IReadOnlyList<ChangedSubmission> Submissions, int SubmissionCount)
{
    /// <summary>The contributions along a way of states; states without a value are passed over, and a cause that comes twice is told once.</summary>
    /// <param name="way">What leads to each state, and the figure there; the first and the last have one.</param>
    public static IReadOnlyList<(IReadOnlyList<ChangeCause> Causes, decimal Value)> Along(IReadOnlyList<(ChangeCause? Cause, decimal? Value)> way)
    {
        ArgumentNullException.ThrowIfNull(way);
        var steps = new List<(IReadOnlyList<ChangeCause> Causes, decimal Value)>();
        var before = way[0].Value!.Value;
        var causes = new List<ChangeCause>();
        foreach (var (cause, value) in way.Skip(1))
        {
            causes.Add(cause!.Value);
            if (value is { } here)
            {
                steps.Add(([.. causes.Distinct().Order()], here - before));
                before = here;
                causes.Clear();
            }
        }

        return
        [
            .. steps.GroupBy(step => string.Join(' ', step.Causes), StringComparer.Ordinal)
                .Select(group => (group.First().Causes, group.Sum(step => step.Value))),
        ];
    }
}

/// <param name="InPlaceOf">The submission that it corrects; null where it corrects none.</param>
public sealed record ChangedSubmission(ChangeCause Cause, string Series, SnapshotDelivery Delivery, SnapshotDelivery? InPlaceOf);
