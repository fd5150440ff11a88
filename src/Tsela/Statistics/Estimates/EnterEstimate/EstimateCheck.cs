using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tsela.Catalogue;
using Tsela.Registers;
using Tsela.Shared.Database;
using Tsela.Shared.Web;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Measures;

namespace Tsela.Statistics.Estimates.EnterEstimate;

/// <summary>Reads the form of an estimate, and says at each field what is wrong with it.</summary>
public sealed class EstimateCheck(TselaDb db, NationalCatalogue catalogue, FigureBooks books, TimeProvider clock)
{
    private static readonly string[] Fields =
    [
        nameof(EstimateForm.Subject), nameof(EstimateForm.Reference), nameof(EstimateForm.Breakdown), nameof(EstimateForm.Value), nameof(EstimateForm.Low),
        nameof(EstimateForm.High), nameof(EstimateForm.Method), nameof(EstimateForm.MethodText), nameof(EstimateForm.Reason),
    ];

    private readonly List<FormFault> faults = [];

    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<FormFault> Faults => [.. faults.OrderBy(fault => Array.IndexOf(Fields, fault.Field))];

    /// <summary>The estimate's values; null where <see cref="Faults"/> has something to mend.</summary>
    public async Task<Read?> Of(EstimateForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var value = Number(nameof(EstimateForm.Value), form.Value, isNeeded: true);
        var low = Number(nameof(EstimateForm.Low), form.Low, isNeeded: false);
        var high = Number(nameof(EstimateForm.High), form.High, isNeeded: false);
        Fault(low is null != high is null, nameof(EstimateForm.Low), "Give both ends of the range, or neither.");
        Fault(low > value || high < value, nameof(EstimateForm.Low), "The range must hold the value.");
        var method = Enum.TryParse<EstimateMethod>(form.Method, out var known) ? known : (EstimateMethod?)null;
        Fault(method is null, nameof(EstimateForm.Method), "Choose how the value was estimated.");
        Fault(method == EstimateMethod.Other && form.MethodText.Trim().Length is 0 or > 200, nameof(EstimateForm.MethodText), "Say in at most 200 characters which method was used.");
        Fault(form.Reason.Trim().Length == 0, nameof(EstimateForm.Reason), "Give the reason, so that a reader in ten years understands it.");
        var of = form.Of == nameof(EstimateOf.Figure) ? EstimateOf.Figure : EstimateOf.Delivery;
        var breakdown = of == EstimateOf.Delivery || form.Breakdown.Trim().Length == 0 ? Answer.Total : form.Breakdown.Trim();
        var reference = Reference.Parse(form.Reference.Trim());
        Fault(reference is null, nameof(EstimateForm.Reference), "Write the period as 2024, 2024-Q1 or 2024-03; for a stock its day, as 2024-12-31.");
        Fault(reference is not null && reference.First > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), nameof(EstimateForm.Reference), "The period has not begun; an estimate is for what has happened.");
        Fault(form.Subject.Trim().Length == 0, nameof(EstimateForm.Subject), "Name the series or the indicator, as DS15a or LIM-01.");
        if (reference is not null && form.Subject.Trim().Length > 0)
        {
            await (of == EstimateOf.Delivery ? Delivery(form, reference, value, cancellationToken) : Figure(form, reference, breakdown, cancellationToken));
        }

        return faults.Count > 0 ? null : new Read(
            of, form.Subject.Trim(), reference!.Period, breakdown, value!.Value, low, high, method!.Value,
            method == EstimateMethod.Other ? form.MethodText.Trim() : null, form.Reason.Trim());
    }

    public sealed record Read(
        EstimateOf Of, string Subject, string Reference, string Breakdown, decimal Value, decimal? Low, decimal? High, EstimateMethod Method,
        string? MethodText, string Reason);

    private async Task Delivery(EstimateForm form, Reference reference, decimal? value, CancellationToken cancellationToken)
    {
        if (!catalogue.Series.TryGetValue(form.Subject.Trim(), out var series) || series.Tsela is not { Kind: "records" })
        {
            Fault(true, nameof(EstimateForm.Subject), $"There is no series of records '{form.Subject.Trim()}'. The data map lists every series with its id.");
            return;
        }

        Fault(value is { } records && records != decimal.Truncate(records), nameof(EstimateForm.Value), "A delivery holds a whole number of records.");
        var length = series.Tsela.Periodicity switch { "month" => 7, "quarter" => 7, "year" => 4, _ => 0 };
        var isQuarter = reference.Period.Contains('Q', StringComparison.Ordinal);
        Fault(
            reference.Period.Length == 10 || (length != 0 && (reference.Period.Length != length || isQuarter != (series.Tsela.Periodicity == "quarter"))),
            nameof(EstimateForm.Reference), $"{series.Name} is delivered by {(length == 0 ? "no fixed rhythm: name a year, a quarter or a month" : series.Tsela.Periodicity)}.");
        var latest = await books.Latest(db, cancellationToken);
        if (latest.Succeeded && latest.Value.CountersOf(series.Name).Count == 0)
        {
            var users = latest.Value.UsersOf(series.Name);
            Fault(true, nameof(EstimateForm.Subject), $"No indicator counts the rows of {series.Name} by their event, so a number of records would enter no figure. "
                + (users.Count > 0 ? $"Estimate figures of {string.Join(", ", users)} instead." : "No indicator is made from it."));
        }

        var there = await db.InForce().AsNoTracking().Where(delivery => delivery.Series == series.Name
            && delivery.PeriodStart <= reference.Last && delivery.PeriodEnd >= reference.First).FirstOrDefaultAsync(cancellationToken);
        Fault(
            there is not null, nameof(EstimateForm.Reference),
            $"The delivery of {there?.Series} for {there?.Period} is in force with {there?.RecordCount} records: there is nothing to estimate.");
    }

    private async Task Figure(EstimateForm form, Reference reference, string breakdown, CancellationToken cancellationToken)
    {
        var latest = await books.Latest(db, cancellationToken);
        var id = form.Subject.Trim();
        var book = latest.Succeeded ? latest.Value : null;
        if ((book is null ? catalogue.Indicator(id) : book.Indicator(id)) is not { } wanted)
        {
            Fault(true, nameof(EstimateForm.Subject), $"There is no indicator '{id}'. The page Indicators lists all.");
            return;
        }

        var isStock = FigureTimes.IsStock(wanted, book?.MeasureOf(id));
        Fault(
            isStock != (reference.Period.Length == 10), nameof(EstimateForm.Reference),
            isStock ? $"{id} is a stock: write its day, as 2024-12-31." : $"{id} is a flow: write its period, as 2024, 2024-Q1 or 2024-03.");
        Fault(breakdown != Answer.Total && book is null, nameof(EstimateForm.Breakdown), "There are no figures yet, so only totals can be estimated: leave the field empty.");
        if (breakdown != Answer.Total && book is not null)
        {
            Breakdown(breakdown, book.BreakdownsOf(id));
        }

        var there = book?.Of(id).FirstOrDefault(figure => figure.Reference == reference.Period && figure.Breakdown == breakdown && figure.Value is not null
            && !figure.Source.Split("; ").Any(DeliveryEstimates.IsSource));
        Fault(
            there is not null && (there.Coverage.IsWhole || !there.IsTotal), nameof(EstimateForm.Reference),
            $"{id} has a counted figure for {reference.Period}: {there?.Shown} {there?.Unit}. An estimate stands only where nothing was counted.");
    }

    private void Breakdown(string breakdown, IReadOnlyList<string> known)
    {
        var parts = breakdown.Split(';').Select(part => part.Split('=')).ToList();
        var names = string.Join(';', parts.Select(part => part[0]));
        Fault(
            parts.Exists(part => part.Length != 2 || part[1].Length == 0) || !known.Contains(names, StringComparer.Ordinal), nameof(EstimateForm.Breakdown),
            known.Count == 0 ? "This indicator has no breakdowns: leave the field empty." : $"Write the breakdown as {known[0].Replace(";", "=…;", StringComparison.Ordinal)}=…; the indicator has {string.Join(", ", known)}.");
    }

    private decimal? Number(string field, string text, bool isNeeded)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(isNeeded, field, "Write the value as a number.");
            return null;
        }

        if (decimal.TryParse(text.Replace(" ", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value < 1_000_000_000_000_000m)
        {
            return decimal.Round(value, 4);
        }

        Fault(true, field, $"'{text.Trim()}' is not a number such as 1250 or 12.5; it must not be negative.");
        return null;
    }

    private void Fault(bool isWrong, string field, string sentence)
    {
        if (isWrong)
        {
            faults.Add(new FormFault(field, sentence));
        }
    }
}
