using Microsoft.AspNetCore.Mvc;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared.Web;

namespace Tsela.Intake.Calendar;

/// <summary>Series by recent periods: what came, what is late, what is awaited.</summary>
public sealed class CalendarPage(ReadCalendar readCalendar, NationalCatalogue catalogue, CurrentActor actor, TimeProvider clock) : TselaPage
{
    public const int LateShown = 10;
    private const int PeriodsShown = 6;

    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    public ReadCalendar.Result? Calendar { get; private set; }

    public bool SeesEveryInstitution => actor.Actor.Institution is null;

    public bool MayHandIn => actor.Actor.Rights.Contains(Right.SubmitFiles);

    public IEnumerable<Institution> Holders => catalogue.Holders;

    /// <summary>Each series with its latest periods, newest first; a series that never came has none.</summary>
    public IEnumerable<(string Series, string Title, string Institution, string Due, IReadOnlyList<ExpectedDelivery> Periods, int Late)> Rows =>
        catalogue.SeriesOf(actor.Actor.Institution ?? Filter(Institution))
            .OrderBy(series => series.Name, StringComparer.Ordinal)
            .Select(series =>
            {
                var all = Calendar!.Deliveries.Where(delivery => delivery.Series == series.Name).OrderByDescending(delivery => delivery.Period.Start).ToList();
                return (series.Name, series.Title ?? "", series.Tsela!.Institution, SeriesWords.Due(series),
                    (IReadOnlyList<ExpectedDelivery>)all.Take(PeriodsShown).ToList(), all.Count(delivery => delivery.State == DeliveryState.Late));
            });

    public IEnumerable<ExpectedDelivery> Late => Calendar!.Deliveries.Where(delivery => delivery.State == DeliveryState.Late)
        .OrderByDescending(delivery => delivery.DueOn).ThenBy(delivery => delivery.Series, StringComparer.Ordinal);

    public string TitleOf(string series) => catalogue.Series[series].Title ?? series;

    public string InWords(ExpectedDelivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return delivery.State switch
        {
            DeliveryState.InTime => "in time",
            DeliveryState.CameLate => $"came {Days(delivery.DaysLate!.Value)} late",
            DeliveryState.Late => $"{Days(today.DayNumber - delivery.DueOn!.Value.DayNumber)} late",
            _ when delivery.DueOn is { } due => $"due {due:d MMM yyyy}",
            _ => "no due day",
        };
    }

    public static string Colour(DeliveryState state) => state switch
    {
        DeliveryState.InTime => "green",
        DeliveryState.CameLate => "yellow",
        DeliveryState.Late => "red",
        _ => "grey",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await readCalendar.Handle(new(Filter(Institution)), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Calendar = outcome.Value;
        return Page();
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days:N0} days";
}
