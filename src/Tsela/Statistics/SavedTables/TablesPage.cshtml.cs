using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;
using Tsela.Statistics.BuildTable;

namespace Tsela.Statistics.SavedTables;

public sealed class TablesModel(ListTables listTables, SaveTable saveTable) : TselaPage
{
    public ListTables.Listed? Listed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await listTables.Handle(new(), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Listed = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? note, string? query, string? pinned, bool shared, CancellationToken cancellationToken)
    {
        var asked = TableQuery.Of(query);
        var saved = await saveTable.Handle(new(name ?? "", note ?? "", (asked with { Snapshot = pinned ?? "" }).Text, shared), cancellationToken);
        if (saved.Succeeded)
        {
            return Redirect("/tables#saved");
        }

        var refused = Refused(saved.Problem!);
        Listed = (await listTables.Handle(new(), cancellationToken)) is { Succeeded: true } listed ? listed.Value : null;
        return refused;
    }
}
