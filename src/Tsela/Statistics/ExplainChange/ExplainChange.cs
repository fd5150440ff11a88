using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.ExplainChange;

/// <summary>Why a figure is another one in a later snapshot, or in a later year: the change split into its causes, which add up to it.</summary>
[Needs(Right.ReadFigures)]
public sealed class ExplainChange(TselaDb db, CurrentActor actor, NationalCatalogue catalogue, FigureBooks books, DefinitionsOfSnapshots definitions, TselaFolder folder)
{
    /// <param name="From">Id of a snapshot, or a year; where null, the snapshot before the other.</param>
    /// <param name="To">Id of a snapshot, or a year; where null, the latest snapshot.</param>
    /// <param name="Reference">Of which time the figure is, where snapshots are compared; where null, the latest year.</param>
    public sealed record Request(string Indicator, string? From = null, string? To = null, string? Reference = null, string? Breakdown = null);

    /// <param name="Contributions">Empty where one of the figures does not exist.</param>
    /// <param name="IsRedefined">Indicators were defined otherwise when one of the snapshots was taken.</param>
    /// <param name="References">The times that can be asked for.</param>
    public sealed record Explained(
        Indicator Indicator, string Breakdown, Compared From, Compared To, IReadOnlyList<Contribution> Contributions, bool AreYears, bool IsRedefined,
        IReadOnlyList<Snapshot> Snapshots, IReadOnlyList<string> References, CodeLabels Labels);

    /// <param name="Value">The figure; null where there is none.</param>
    public sealed record Compared(string Reference, Figure? Figure, decimal? Value, SnapshotManifest Manifest);

    public async Task<Outcome<Explained>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ExplainChange>() is { } refusal)
        {
            return refusal;
        }

        var newest = await books.Latest(db, cancellationToken);
        if (newest.Problem is { } problem)
        {
            return problem;
        }

        if (newest.Value.Indicator(request.Indicator) is not { } indicator)
        {
            return StatisticsProblems.UnknownIndicator(request.Indicator);
        }

        var snapshots = await db.Set<Snapshot>().AsNoTracking().OrderByDescending(one => one.MadeAt).ThenByDescending(one => one.Id).ToListAsync(cancellationToken);
        var figures = new ComparedFigures(newest.Value.Definitions, indicator, newest.Value.MeasureOf(indicator.Id), request.Breakdown ?? Answer.Total);
        try
        {
            return request is { From: { } from, To: { } to } && Reference.Parse(from) is not null && Reference.Parse(to) is not null
                ? await OfYears(figures, snapshots, newest.Value, from, to, cancellationToken)
                : await OfSnapshots(figures, snapshots, newest.Value, request, cancellationToken);
        }
        catch (DamagedSnapshotException damaged)
        {
            return damaged.Problem;
        }
    }

    private async Task<Outcome<Explained>> OfSnapshots(
        ComparedFigures figures, List<Snapshot> snapshots, FigureBook newest, Request request, CancellationToken cancellationToken)
    {
        var (later, earlier) = (Chosen(snapshots, request.To, snapshots[0]), default(Snapshot));
        earlier = later is null ? null : Chosen(snapshots, request.From, snapshots.SkipWhile(one => one != later).Skip(1).FirstOrDefault());
        if (later is null || earlier is null)
        {
            return later is null || request.From is not null ? StatisticsProblems.UnknownSnapshotText(request.To ?? request.From!) : StatisticsProblems.OneSnapshot;
        }

        // a change runs forward in time, whichever was named first
        if (snapshots.IndexOf(later) > snapshots.IndexOf(earlier))
        {
            (earlier, later) = (later, earlier);
        }

        var (from, to) = (Open(earlier), Open(later));
        if ((from.Problem ?? to.Problem) is { } problem)
        {
            return problem;
        }

        var (then, now) = (definitions.Of(from.Value), definitions.Of(to.Value));
        if ((then.Problem ?? now.Problem) is { } unusable)
        {
            return unusable;
        }

        var before = figures.By(then.Value);
        figures = figures.By(now.Value);
        var every = newest.Of(figures.Indicator.Id);
        var reference = request.Reference ?? (Trends.Yearly(every) is [.., var last] ? last.Reference : null) ?? newest.LatestYear.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
        if (Reference.Parse(reference) is null)
        {
            return StatisticsProblems.UnknownFigure(figures.Indicator.Id, reference, figures.Breakdown);
        }

        var fates = await DeliveryFates.Between(from.Value.Manifest, to.Value.Manifest, db, cancellationToken);
        var steps = new SnapshotSteps(catalogue, from.Value, to.Value, fates);
        var isRedefined = from.Value.Manifest.IndicatorsSha256 != to.Value.Manifest.IndicatorsSha256;
        var way = await Task.Run(() => Way(steps.States(), isRedefined ? before : null, figures, reference), cancellationToken);
        var changed = ChangedSubmissions.Between(from.Value.Manifest, to.Value.Manifest, fates, steps.ReadAnew, figures.Series);
        return Told(
            figures, new(reference, way[0].At.Figure, way[0].At.Value, from.Value.Manifest), new(reference, way[^1].At.Figure, way[^1].At.Value, to.Value.Manifest),
            [.. way.Select(one => (one.Cause, one.At.Value))], changed, areYears: false, snapshots, every);
    }

    // the first state by the definitions of both snapshots where they differ, then every other by the later ones
    private static List<(ChangeCause? Cause, (Figure? Figure, decimal? Value) At)> Way(
        IReadOnlyList<RegisterState> states, ComparedFigures? before, ComparedFigures figures, string reference)
    {
        var way = new List<(ChangeCause?, (Figure?, decimal?))>();
        if (before is not null)
        {
            way.Add((null, before.At(states[0].Assemble(), reference)));
        }

        way.AddRange(states.Select(state => (state.Cause ?? (before is null ? null : ChangeCause.Indicators), figures.At(state.Assemble(), reference))));
        return way;
    }

    private async Task<Outcome<Explained>> OfYears(
        ComparedFigures figures, List<Snapshot> snapshots, FigureBook newest, string from, string to, CancellationToken cancellationToken)
    {
        var open = Open(snapshots[0]);
        if (open.Problem is { } problem)
        {
            return problem;
        }

        if (string.CompareOrdinal(from, to) > 0)
        {
            (from, to) = (to, from);
        }

        var snapshot = open.Value;
        var (earlier, later) = (Reference.Parse(from)!.First.Year, Reference.Parse(to)!.First.Year);
        var (first, last) = await Task.Run(() => (figures.At(snapshot, from), figures.At(snapshot, to)), cancellationToken);
        var way = new List<(ChangeCause?, decimal?)> { (null, first.Value) };
        var changed = new List<ChangedSubmission>();
        if (!figures.IsStock && earlier != later)
        {
            var years = new YearSteps(snapshot, figures.Series, earlier, later);
            way.Add((ChangeCause.OnlyEarlier, years.Comparable(earlier) is { } before ? figures.At(before, from).Value : first.Value));
            way.Add((ChangeCause.SameMonths, years.Comparable(later) is { } after ? figures.At(after, to).Value : last.Value));
            way.Add((ChangeCause.OnlyLater, last.Value));
            changed.AddRange(years.Alone(earlier).Select(one => new ChangedSubmission(ChangeCause.OnlyEarlier, one.Series, one.Delivery, null)));
            changed.AddRange(years.Alone(later).Select(one => new ChangedSubmission(ChangeCause.OnlyLater, one.Series, one.Delivery, null)));
        }
        else
        {
            way.Add((ChangeCause.SameMonths, last.Value));
        }

        return Told(
            figures, new(from, first.Figure, first.Value, snapshot.Manifest), new(to, last.Figure, last.Value, snapshot.Manifest), way, changed, areYears: true, snapshots,
            newest.Of(figures.Indicator.Id));
    }

    private Explained Told(
        ComparedFigures figures, Compared from, Compared to, List<(ChangeCause? Cause, decimal? Value)> way, IReadOnlyList<ChangedSubmission> changed,
        bool areYears, IReadOnlyList<Snapshot> snapshots, IReadOnlyList<Figure> every)
    {
        var maySee = actor.Actor.Rights.Contains(Right.ReadSubmissions);
        var contributions = from.Value is null || to.Value is null ? [] : Contribution.Along(way)
            .Select(step => (step.Causes, step.Value, Submissions: changed.Where(one => step.Causes.Contains(one.Cause)).ToList()))
            .Where(step => step.Value != 0 || step.Submissions.Count > 0)
            .Select(step => new Contribution(
                step.Causes, step.Value, maySee ? step.Submissions.FindAll(one => actor.Actor.ActsFor(one.Delivery.Institution)) : [], step.Submissions.Count));
        return new Explained(
            figures.Indicator, figures.Breakdown, from, to, [.. contributions], areYears, from.Manifest.IndicatorsSha256 != to.Manifest.IndicatorsSha256, snapshots,
            [.. every.Select(figure => figure.Reference).Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal)],
            new CodeLabels(catalogue, figures.Measures, figures.Measure, to.Manifest.Entered));
    }

    private static Snapshot? Chosen(List<Snapshot> snapshots, string? id, Snapshot? usual) =>
        id is null ? usual : Guid.TryParse(id, out var wanted) ? snapshots.Find(one => one.Id == wanted) : null;

    private Outcome<OpenSnapshot> Open(Snapshot snapshot) => OpenSnapshot.Open(folder, snapshot.Id, snapshot.ManifestSha256);
}
