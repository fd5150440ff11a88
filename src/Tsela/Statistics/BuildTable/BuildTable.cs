using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Columns;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Questions;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.BuildTable;

/// <summary>A table of any series or indicator, as its address asks for it.</summary>
[Needs(Right.BuildTables)]
public sealed class BuildTable(
    TselaDb db, CurrentActor actor, NationalCatalogue catalogue, KeptTables kept, FigureBooks books, IndicatorMeasures measures)
{
    /// <param name="OnlySize">Tell the number of cells and make no table.</param>
    public sealed record Request(TableQuery Query, bool OnlySize = false, bool IsForFile = false);

    /// <param name="Cells">At most so many cells; null where the question was not understood.</param>
    /// <param name="Refused">Why there is no table, to be said where the form is.</param>
    public sealed record Built(TableQuery Query, SnapshotManifest Manifest)
    {
        public SeriesVariables? Variables { get; init; }

        public ColumnTable? Records { get; init; }

        public Indicator? Indicator { get; init; }

        public IReadOnlyList<string> Breakdowns { get; init; } = [];

        public long? Cells { get; init; }

        public TableView? View { get; init; }

        public Problem? Refused { get; init; }
    }

    public async Task<Outcome<Built>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<BuildTable>() is { } refusal)
        {
            return refusal;
        }

        var asked = await Snapshot(request.Query.Snapshot, cancellationToken);
        if (asked.Problem is { } problem)
        {
            return problem;
        }

        var open = kept.Open(asked.Value);
        if (open.Problem is { } damaged)
        {
            return damaged;
        }

        try
        {
            return request.Query switch
            {
                { Series: not null, Indicator: not null } => TableProblems.SeriesAndIndicator,
                { Indicator: { } id } => await OfIndicator(id, request, asked.Value, cancellationToken),
                { Series: { } id } => OfSeries(id, request, open.Value, await db.LevelsOfOffice(cancellationToken)),
                _ => new Built(request.Query, open.Value.Manifest),
            };
        }
        catch (DamagedTableException found)
        {
            return TableProblems.Damaged(found.Message);
        }
    }

    private async Task<Outcome<Snapshot>> Snapshot(string text, CancellationToken cancellationToken)
    {
        if (text.Length > 0)
        {
            return Guid.TryParse(text, out var id) && await db.Set<Snapshot>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is { } named
                ? named
                : TableProblems.UnknownSnapshot(text);
        }

        return await db.LatestSnapshot(cancellationToken) is { } latest ? latest : StatisticsProblems.NoSnapshotForTables;
    }

    private Outcome<Built> OfSeries(string id, Request request, OpenSnapshot snapshot, IReadOnlyList<OwnLevel> groupings)
    {
        if (!catalogue.Series.TryGetValue(id, out var schema))
        {
            return TableProblems.UnknownSeries(id, NearNames.Meant(id, catalogue.Series.Keys));
        }

        var records = snapshot.Table(id);
        if (records.Problem is { } absent)
        {
            return absent with { Kind = absent.Kind == ProblemKind.NotFound ? ProblemKind.Conflict : absent.Kind };
        }

        var manifest = snapshot.Manifest;
        var variables = SeriesVariables.Of(schema, catalogue, groupings);
        var built = new Built(request.Query, manifest) { Variables = variables, Records = records.Value };
        var read = AskedTable.Read(request.Query, variables, records.Value, DateOnly.FromDateTime(manifest.MadeAt));
        if (read.Problem is { } problem)
        {
            return built with { Refused = problem };
        }

        var size = TableSize.Of(read.Value, records.Value, request.Query.ShowsEmpty);
        var most = request.IsForFile ? TableSize.FileCellsMax : TableSize.PageCellsMax;
        built = built with { Cells = size.Cells };
        if (size.Cells > most)
        {
            return built with { Refused = TableProblems.TooLarge(size.Cells, most, size.Advice()) };
        }

        return request.OnlySize ? built : built with
        {
            View = kept.Table(manifest.Id, request.Query.FiguresText, () => SeriesTable.Make(read.Value, records.Value, request.Query, variables, manifest)).SortedBy(request.Query.Sort),
        };
    }

    private async Task<Outcome<Built>> OfIndicator(string id, Request request, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var book = await books.Of(snapshot, cancellationToken);
        if (book.Problem is { } damaged)
        {
            return damaged;
        }

        if (book.Value.Indicator(id) is not { } indicator)
        {
            return TableProblems.UnknownIndicator(id, NearNames.Meant(id, catalogue.Indicators.Concat(book.Value.OwnIndicators).Select(one => one.Id)));
        }

        var table = new IndicatorTable(indicator, book.Value, new CodeLabels(catalogue, measures.ById, book.Value.MeasureOf(id), book.Value.Manifest.Entered));
        var built = new Built(request.Query, book.Value.Manifest) { Indicator = indicator, Breakdowns = table.Breakdowns };
        var placed = table.Placed(request.Query);
        if (placed.Problem is { } problem)
        {
            return built with { Refused = problem };
        }

        var (rows, columns) = placed.Value;
        var view = kept.Table(book.Value.Manifest.Id, request.Query.FiguresText, () => table.Make(request.Query, rows, columns));
        return built with { Cells = view.Cells, View = request.OnlySize ? null : view.SortedBy(request.Query.Sort) };
    }
}
