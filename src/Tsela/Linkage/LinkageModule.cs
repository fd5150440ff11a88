using System.CommandLine;
using Tsela.Linkage.MatchingProgrammes.CloseProgramme;
using Tsela.Linkage.MatchingProgrammes.DecideProgramme;
using Tsela.Linkage.MatchingProgrammes.ListProgrammes;
using Tsela.Linkage.MatchingProgrammes.PurgeHits;
using Tsela.Linkage.MatchingProgrammes.ReadHits;
using Tsela.Linkage.MatchingProgrammes.ReadProgramme;
using Tsela.Linkage.MatchingProgrammes.RegisterProgramme;
using Tsela.Linkage.MatchingProgrammes.RunProgramme;
using Tsela.Linkage.Purposes;
using Tsela.Linkage.Purposes.ApprovePurpose;
using Tsela.Linkage.Purposes.ListPurposes;
using Tsela.Linkage.Purposes.RegisterPurpose;
using Tsela.Linkage.Purposes.RetirePurpose;
using Tsela.Linkage.ReviewPairs;
using Tsela.Linkage.ReviewPairs.BringPairs;
using Tsela.Linkage.ReviewPairs.GiveOpinion;
using Tsela.Linkage.ReviewPairs.ListOpinions;
using Tsela.Linkage.ReviewPairs.ShowPair;
using Tsela.Linkage.ReviewPairs.TakeBack;
using Tsela.Linkage.ReviewWorkload;
using Tsela.Linkage.RunLinkage;
using Tsela.Linkage.Runs;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Linkage;

public static class LinkageModule
{
    public static IServiceCollection AddLinkage(this IServiceCollection services) => services
        .AddSingleton<OpenRuns>()
        .AddScoped<PersonKeyRows>()
        .AddScoped<PersonPairRows>()
        .AddRuns()
        .AddMatchingProgrammes()
        .AddPurposes()
        .AddReview();

    public static IEndpointRouteBuilder MapLinkage(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [LinkCommand.Make(host), PlainFiles.LinkFilesCommand.Build()];

    private static IServiceCollection AddMatchingProgrammes(this IServiceCollection services) => services
        .AddScoped<ListProgrammes>()
        .AddScoped<ReadProgramme>()
        .AddScoped<RegisterProgramme>()
        .AddScoped<DecideProgramme>()
        .AddScoped<CloseProgramme>()
        .AddScoped<RunProgramme>()
        .AddScoped<ReadHits>()
        .AddScoped<CheckHit>()
        .AddSingleton<HitsKeeper>()
        .AddHostedService(provider => provider.GetRequiredService<HitsKeeper>());

    private static IServiceCollection AddPurposes(this IServiceCollection services) => services
        .AddSingleton<PurposeKeys>()
        .AddScoped<ReleasePseudonyms>()
        .AddScoped<ListPurposes>()
        .AddScoped<RegisterPurpose>()
        .AddScoped<ApprovePurpose>()
        .AddScoped<RetirePurpose>();

    private static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddScoped<PairSides>()
        .AddScoped<NextPair>()
        .AddScoped<BringPairs>()
        .AddScoped<ShowPair>()
        .AddScoped<GiveOpinion>()
        .AddScoped<TakeBack>()
        .AddScoped<ListOpinions>()
        .AddScoped<ReadWorkload>();

    private static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<WorkSignal<LinkageRun>>()
        .AddScoped<AskForRun.AskForRun>()
        .AddScoped<RunPhases>()
        .AddScoped<RunLinkage.RunLinkage>()
        .AddScoped<StopRun.StopRun>()
        .AddScoped<ContinueRun.ContinueRun>()
        .AddScoped<ListRuns.ListRuns>()
        .AddScoped<ReadRun.ReadRun>()
        .AddHostedService<LinkageProcessor>();
}
