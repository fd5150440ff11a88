using System.CommandLine;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Statistics.Api;
using Tsela.Statistics.BuildTable;
using Tsela.Statistics.Coherence;
using Tsela.Statistics.Downloads;
using Tsela.Statistics.Estimates.EnterEstimate;
using Tsela.Statistics.Estimates.ListEstimates;
using Tsela.Statistics.Estimates.ReadEstimate;
using Tsela.Statistics.Estimates.SeeEstimate;
using Tsela.Statistics.Estimates.WithdrawEstimate;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Groupings.DefineGrouping;
using Tsela.Statistics.Groupings.ListGroupings;
using Tsela.Statistics.Groupings.ReadGrouping;
using Tsela.Statistics.Groupings.RetireGrouping;
using Tsela.Statistics.Measures;
using Tsela.Statistics.OwnIndicators.DefineIndicator;
using Tsela.Statistics.OwnIndicators.ListOwnIndicators;
using Tsela.Statistics.OwnIndicators.ReadOwnIndicator;
using Tsela.Statistics.OwnIndicators.RetireIndicator;
using Tsela.Statistics.SavedTables;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics;

public static class StatisticsModule
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services
        .AddSingleton(provider => PersonKeys.Of(provider.GetRequiredService<TselaFolder>()))
        .AddSingleton(provider => IndicatorMeasures.Of(provider.GetRequiredService<NationalCatalogue>()))
        .AddSingleton<DefinitionsOfSnapshots>()
        .AddSingleton<FigureBooks>()
        .AddHostedService<SnapshotKeeper>()
        .AddSingleton<TableStore>()
        .AddScoped<TableWriting>()
        .AddScoped<SnapshotWriting>()
        .AddScoped<TakeSnapshot.TakeSnapshot>()
        .AddScoped<ComputeIndicators.ComputeIndicators>()
        .AddScoped<ListIndicators.ListIndicators>()
        .AddScoped<ReadIndicator.ReadIndicator>()
        .AddScoped<TraceFigure.TraceFigure>()
        .AddScoped<TraceFigure.ReadFigureRecords>()
        .AddScoped<ListSnapshots.ListSnapshots>()
        .AddScoped<ReadSnapshot.ReadSnapshot>()
        .AddScoped<ExplainChange.ExplainChange>()
        .AddScoped<ReadSnapshot.VerifySnapshot>()
        .AddScoped<DefineGrouping>()
        .AddScoped<RetireGrouping>()
        .AddScoped<ListGroupings>()
        .AddScoped<ReadGrouping>()
        .AddScoped<DefineIndicator>()
        .AddScoped<RetireIndicator>()
        .AddScoped<ListOwnIndicators>()
        .AddScoped<ReadOwnIndicator>()
        .AddScoped<EnterEstimate>()
        .AddScoped<WithdrawEstimate>()
        .AddScoped<SeeEstimate>()
        .AddScoped<ListEstimates>()
        .AddScoped<ReadEstimate>()
        .AddSingleton<KeptTables>()
        .AddSingleton<RecentTables>()
        .AddScoped<BuildTable.BuildTable>()
        .AddScoped<DownloadTable>()
        .AddScoped<ListTables>()
        .AddScoped<SaveTable>()
        .AddScoped<ReadSavedTable>()
        .AddScoped<ChangeTable>()
        .AddScoped<DeleteTable>()
        .AddScoped<Adequacy.ReadAdequacy>()
        .AddSingleton<KeptCoherence>()
        .AddScoped<ReadOverlaps>()
        .AddScoped<CurrentFigures>()
        .AddScoped<CountedTables>()
        .AddScoped<RegisterCounts>()
        .AddScoped<KeyFigures>()
        .AddScoped<SnapshotRecords>();

    public static IEndpointRouteBuilder MapStatistics(this IEndpointRouteBuilder endpoints)
    {
        StatisticsApi.Map(endpoints);
        TableDoors.Map(endpoints);
        OverlapDoors.Map(endpoints);
        return endpoints;
    }

    public static IEnumerable<Command> Commands(CommandHost host) =>
    [
        StatisticsCommands.Snapshot(host), StatisticsCommands.Indicators(host), StatisticsCommands.Overlaps(host), PlainFiles.ColumnsCommand.Build(), PlainFiles.TabulateCommand.Build(),
    ];
}
