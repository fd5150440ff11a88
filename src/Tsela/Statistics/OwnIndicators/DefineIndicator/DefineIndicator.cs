using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Shared.Web;
using Tsela.Statistics.Figures;
using Tsela.Statistics.Groupings;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.OwnIndicators.DefineIndicator;

/// <summary>Defines an indicator of this office, or a new version of one, or only tries it on the latest snapshot.</summary>
[Needs(Right.BuildFigures)]
public sealed class DefineIndicator(
    TselaDb db, CurrentActor actor, TimeProvider clock, NationalCatalogue catalogue, IndicatorMeasures national, FigureBooks books)
{
    /// <param name="Code">The indicator that gets a new version; null for a new one.</param>
    /// <param name="IsTrial">Nothing is kept; the figures come from the latest snapshot.</param>
    public sealed record Request(IndicatorForm Form, string? Code = null, bool IsTrial = false);

    /// <param name="Code">Empty where nothing was kept.</param>
    /// <param name="Tried">The figures of a trial.</param>
    /// <param name="Labels">The labels of their codes; null where nothing was tried.</param>
    public sealed record Defined(string Code, int Version, IReadOnlyList<Figure> Tried, IReadOnlyList<FormFault> Faults, CodeLabels? Labels = null);

    public async Task<Outcome<Defined>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<DefineIndicator>() is { } refusal)
        {
            return refusal;
        }

        var form = request.Form.Whole();
        var number = request.Code is null ? null : OwnIndicator.NumberOf(request.Code);
        var before = number is null ? null : await db.Set<OwnIndicator>().AsNoTracking().Where(one => one.Number == number).OrderByDescending(one => one.Version).FirstOrDefaultAsync(cancellationToken);
        if (request.Code is not null && before is null)
        {
            return StatisticsProblems.UnknownIndicator(request.Code);
        }

        var groupings = await db.LevelsOfOffice(cancellationToken);
        var check = new IndicatorCheck(catalogue, national, groupings);
        var measure = check.Of(form);
        var faults = check.Faults.ToList();
        if (before is not null && !request.IsTrial && form.Reason.Length == 0)
        {
            faults.Add(new FormFault(nameof(IndicatorForm.Reason), "Say why it changes."));
        }

        if (faults.Count > 0)
        {
            return new Defined("", 0, [], faults);
        }

        return request.IsTrial ? await Try(form, measure, groupings, cancellationToken) : await Save(form, measure, before, cancellationToken);
    }

    private async Task<Outcome<Defined>> Try(IndicatorForm form, JsonElement measure, IReadOnlyList<OwnLevel> groupings, CancellationToken cancellationToken)
    {
        var book = await books.Latest(db, cancellationToken);
        if (book.Problem is { } problem)
        {
            return problem;
        }

        var tried = FrozenIndicators.Of(new FrozenIndicator("OWN", 0, form.Name, form.Definition, form.Unit, StockFlow(form), form.Periodicity, measure));
        try
        {
            var read = FrozenIndicators.Read(measure);
            var figures = await Task.Run(() => book.Value.Try(tried, read), cancellationToken);
            return new Defined(
                "", 0, figures.Count > 0 ? figures : [book.Value.WhyNot(tried, book.Value.LatestYear, read)], [],
                new CodeLabels(catalogue, national.ById, read, new OfficeEntries([], [.. groupings.Select(one => one.Grouping)], [])));
        }
        catch (DamagedSnapshotException damaged)
        {
            return damaged.Problem;
        }
    }

    private async Task<Outcome<Defined>> Save(IndicatorForm form, JsonElement measure, OwnIndicator? before, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var indicator = new OwnIndicator
        {
            Id = Guid.CreateVersion7(),
            Number = before?.Number ?? (await db.Set<OwnIndicator>().MaxAsync(one => (int?)one.Number, cancellationToken) ?? 0) + 1,
            Version = (before?.Version ?? 0) + 1,
            Name = form.Name, Definition = form.Definition, Unit = form.Unit, StockFlow = StockFlow(form), Periodicity = form.Periodicity,
            Form = (form with { Reason = "" }).Written(), Measure = measure.GetRawText(), Reason = before is null ? null : form.Reason,
            MadeBy = actor.Actor.Name, MadeAt = now,
        };
        db.Add(indicator);
        db.Audited(actor.Actor, now, "indicator.define", $"{indicator.Code} version {indicator.Version}", why: indicator.Reason);
        return await db.SaveUnlessTaken(cancellationToken)
            ? new Defined(indicator.Code, indicator.Version, [], [])
            : StatisticsProblems.EntryRace;
    }

    private static string StockFlow(IndicatorForm form) => form.Kind is "stock" or "round" ? "stock" : "flow";
}
