using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Intake.Submissions;
using Tsela.Shared.Web;

namespace Tsela.Intake.Receive;

/// <summary>The file is buffered on disk by the form, never in memory; the limit is the intake's own.</summary>
[DisableRequestSizeLimit]
[RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue)]
public sealed class HandInPage(ReceiveFile receiveFile, NationalCatalogue catalogue, CurrentActor actor, IntakeLimits limits, TimeProvider clock) : TselaPage
{
    private const int PeriodsOffered = 15;

    [BindProperty(SupportsGet = true)]
    public string? Series { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty]
    public bool OnlyCheck { get; set; }

    public long MebibytesMax => limits.FileBytesMax >> 20;

    public IEnumerable<IGrouping<Institution, TableSchema>> Choices => catalogue.SeriesOf(actor.Actor.Institution)
        .OrderBy(series => series.Name, StringComparer.Ordinal)
        .GroupBy(series => catalogue.Institution(series.Tsela!.Institution)!)
        .OrderBy(group => group.Key.Name, StringComparer.Ordinal);

    public TableSchema? Chosen => Series is { Length: > 0 } && catalogue.Series.TryGetValue(Series, out var series) ? series : null;

    /// <summary>The latest periods that are over or running, newest first.</summary>
    public IEnumerable<string> Periods
    {
        get
        {
            if (Chosen?.Tsela?.Periodicity is not { } periodicity || periodicity == "irregular")
            {
                yield break;
            }

            var period = ReportingPeriod.Holding(periodicity, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            for (var i = 0; i < PeriodsOffered; i++)
            {
                yield return period.Text;
                period = ReportingPeriod.Holding(periodicity, period.Start.AddDays(-1));
            }
        }
    }

    public IActionResult OnGet() => actor.Actor.RefusalFor<ReceiveFile>() is { } refusal ? Refused(refusal) : Page();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (Chosen is not { } series)
        {
            return Refused(HandInProblems.NoSeries);
        }

        if (file is null)
        {
            return Refused(HandInProblems.NoFile);
        }

        await using var content = file.OpenReadStream();
        var outcome = await receiveFile.Handle(
            new(series.Name, actor.Actor.Institution ?? series.Tsela!.Institution, Period ?? "", file.FileName, content, SubmissionDoor.Web, OnlyCheck),
            cancellationToken);
        return outcome.Problem is { } problem ? Refused(problem) : Redirect($"/submissions/{outcome.Value.Id}");
    }
}
