using System.CommandLine;
using Tsela.Catalogue;
using Tsela.Disclosure.Asking;
using Tsela.Disclosure.Extracts;
using Tsela.Disclosure.Extracts.AskForExtract;
using Tsela.Disclosure.Extracts.DecideExtract;
using Tsela.Disclosure.Extracts.FetchExtract;
using Tsela.Disclosure.Extracts.ListExtracts;
using Tsela.Disclosure.Policies;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Disclosure;

public static class DisclosureModule
{
    public static IServiceCollection AddDisclosure(this IServiceCollection services) => services
        .AddSingleton(provider => PolicyBook.Of(provider.GetRequiredService<ReferenceFolder>(), provider.GetRequiredService<NationalCatalogue>()))
        .AddScoped<ProtectedSets>()
        .AddScoped<UnheldSets>()
        .AddSingleton<KeptAnswers>()
        .AddScoped<PublicAnswers>()
        .AddScoped<EarlierAnswers>()
        .AddScoped<RegisterOpening>()
        .AddScoped<PublicQuestions>()
        .AddScoped<ChooseTables>()
        .AddScoped<ProtectTables>()
        .AddScoped<ListPolicies.ListPolicies>()
        .AddScoped<ReadSet.ReadSet>()
        .AddSingleton<LedgerWords>()
        .AddScoped<AskForExtract>()
        .AddScoped<ListExtracts>()
        .AddScoped<DecideExtract>()
        .AddScoped<FetchExtract>();

    public static IEndpointRouteBuilder MapDisclosure(this IEndpointRouteBuilder endpoints)
    {
        // a policy that cannot be used must stop the program, not the first release
        endpoints.ServiceProvider.GetRequiredService<PolicyBook>();
        ExtractDoors.Map(endpoints);
        return endpoints;
    }

    public static IEnumerable<Command> Commands(CommandHost host) => [PlainFiles.ProtectCommand.Build()];
}
