using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Intake.Submissions;
using Tsela.Sandbox.Files;
using Tsela.Sandbox.Lives;
using Tsela.Sandbox.People;
using Tsela.Publishing.Reports.PublishReport;
using Tsela.Shared;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Sandbox.Demo;

/// <summary>What a demo did.</summary>
public sealed record DemoResult(
    Parameters Parameters, IReadOnlyCollection<FileResult> Files, LinkageSummary? Linkage, FigureSummary? Figures, int Tables, ReleaseSummary? Released, PublishReport.Published? Profile,
    IReadOnlyList<TrainingSignIn> SignIns, IReadOnlyList<(string Name, TimeSpan Took)> Phases);

/// <summary>From nothing to public figures: invents the country, writes its files, hands them in, counts, protects, publishes. Stopped and run again it goes on.</summary>
/// <param name="today">Files that an office sends after this day are handed in by a later run.</param>
public sealed class RunDemo(IServiceProvider services, DateOnly today, Action<string, int, int> onProgress)
{
    private readonly List<(string Name, TimeSpan Took)> phases = [];

    public async Task<DemoResult> Run(Parameters wanted, CancellationToken cancellationToken)
    {
        var folder = services.GetRequiredService<TselaFolder>().Root;
        await RefuseRealData(folder, cancellationToken);
        using var quick = SqliteSettings.WithoutWaitingForDisk();
        var parameters = Parameters.Settle(folder, wanted);
        var files = new CountryFiles(services.GetRequiredService<NationalCatalogue>(), folder);
        var plan = files.ReadPlan() ?? Invent(parameters, files, cancellationToken);
        var note = new HandedIn(folder);
        await Phase("Published figures", () => HandIn(note, "Published figures", Parcels.OfPublished(services.GetRequiredService<ReferenceFolder>()), cancellationToken));
        await Phase("Files handed in", () => HandIn(note, "Files handed in", Parcels.OfCountry(files, plan, today), cancellationToken));
        LinkageSummary? linkage = null;
        await Phase("Linkage", async () => linkage = await Link(folder, cancellationToken));
        FigureSummary? figures = null;
        await OfficeExamples.Define(services, cancellationToken);
        await Phase("Figures", async () => figures = await FigureSummary.Make(services, cancellationToken));
        var tables = await OfficeExamples.Save(services, cancellationToken);
        var signIns = await SignIns.Make(services, parameters.Seed, cancellationToken);
        await PurposeExamples.Make(services, cancellationToken);
        ReleaseSummary? released = null;
        await Phase("Protected and published", async () => released = await ReleaseExamples.Make(services, cancellationToken));
        PublishReport.Published? profile = null;
        if (released is not null)
        {
            await Phase("Profile written", async () => profile = await ProfileExample.Make(services, folder, cancellationToken));
        }

        return new DemoResult(parameters, note.Results, linkage, figures, tables, released, profile, signIns, phases);
    }

    private async Task<LinkageSummary> Link(string folder, CancellationToken cancellationToken)
    {
        const int parts = 100;
        onProgress("Linkage", 0, parts);
        var linkage = await LinkageSummary.Make(services, folder, share => onProgress("Linkage", (int)(share * parts), parts), cancellationToken);
        onProgress("Linkage", parts, parts);
        return linkage;
    }

    private async Task RefuseRealData(string folder, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        if (!Parameters.Stand(folder) && await scope.ServiceProvider.GetRequiredService<TselaDb>().Set<Submission>().AnyAsync(cancellationToken))
        {
            throw new UnusableInputException("This database holds submissions already. The training country needs a folder and a database of its own: name another folder with --data.");
        }
    }

    private IReadOnlyList<PlannedHanding> Invent(Parameters parameters, CountryFiles files, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        onProgress("Inventing the country", 0, 2);
        var country = TrainingCountry.Invent(parameters.People, parameters.Seed, new TrainingYears(parameters.Until));
        phases.Add(("Country invented", Stopwatch.GetElapsedTime(began)));
        began = Stopwatch.GetTimestamp();
        onProgress("Writing its files", 1, 2);
        var plan = files.Write(country, cancellationToken: cancellationToken);
        phases.Add(("Files written", Stopwatch.GetElapsedTime(began)));
        return plan;
    }

    private async Task HandIn(HandedIn note, string name, IReadOnlyList<Parcel> parcels, CancellationToken cancellationToken)
    {
        var handIn = new HandIn(services, note);
        for (var i = 0; i < parcels.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            onProgress(name, i, parcels.Count);
            await handIn.Do(parcels[i], cancellationToken);
        }

        onProgress(name, parcels.Count, parcels.Count);
    }

    private async Task Phase(string name, Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        phases.Add((name, Stopwatch.GetElapsedTime(began)));
    }
}
