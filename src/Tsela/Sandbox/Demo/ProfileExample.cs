using Tsela.Access;
using Tsela.Publishing.Reports.PublishReport;
using Tsela.Publishing.Reports.Templates;
using Tsela.Shared.Commands;

namespace Tsela.Sandbox.Demo;

/// <summary>The Migration Profile of the training country's last full year, as files to open.</summary>
internal static class ProfileExample
{
    /// <returns>What was written, into the folder <c>reports</c> of the data folder.</returns>
    public static async Task<PublishReport.Published> Make(IServiceProvider services, string folder, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var request = new PublishReport.Request(ReportTemplate.Profile, Period: null, Path.Combine(folder, "reports")) { WithPdf = false };
        var outcome = await scope.ServiceProvider.GetRequiredService<PublishReport>().Handle(request, cancellationToken);
        return outcome.Problem is { } problem ? throw new UnusableInputException(problem.Sentence) : outcome.Value;
    }
}
