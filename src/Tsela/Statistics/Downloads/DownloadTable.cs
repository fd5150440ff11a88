using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.BuildTable;

namespace Tsela.Statistics.Downloads;

/// <summary>A table as a file, exactly as it is shown. Who took which away is in the audit trail, since it is not protected.</summary>
[Needs(Right.BuildTables)]
public sealed class DownloadTable(TselaDb db, CurrentActor actor, TimeProvider clock, BuildTable.BuildTable buildTable)
{
    /// <param name="Form">csv, notes, xlsx or json.</param>
    public sealed record Request(TableQuery Query, string Form);

    public async Task<Outcome<TableFile>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<DownloadTable>() is { } refusal)
        {
            return refusal;
        }

        var built = await buildTable.Handle(new(request.Query, IsForFile: true), cancellationToken);
        if ((built.Problem ?? built.Value.Refused) is { } problem)
        {
            return problem;
        }

        if (built.Value.View is not { } view)
        {
            return TableProblems.NothingChosen;
        }

        db.Audited(actor.Actor, clock.GetUtcNow().UtcDateTime, "table.download", $"{request.Query.Series ?? request.Query.Indicator} of snapshot {built.Value.Manifest.Id}", why: request.Form);
        await db.SaveChangesAsync(cancellationToken);
        var name = $"{request.Query.Series ?? request.Query.Indicator}-table";
        return request.Form switch
        {
            "csv" => new TableFile(CsvTable.Table(view), "text/csv; charset=utf-8", $"{name}.csv"),
            "notes" => new TableFile(CsvTable.Notes(view), "text/csv; charset=utf-8", $"{name}-notes.csv"),
            "xlsx" => new TableFile(WorkbookTable.Of(view), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{name}.xlsx"),
            "json" => new TableFile(JsonStatTable.Of(view), "application/json; charset=utf-8", $"{name}.json"),
            _ => throw new ArgumentException($"No form '{request.Form}'.", nameof(request)),
        };
    }
}
