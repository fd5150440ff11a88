using Microsoft.AspNetCore.Mvc;
using Tsela.Shared.Web;

namespace Tsela.Statistics.SavedTables;

public sealed class SavedTableModel(ReadSavedTable readSavedTable, ChangeTable changeTable, DeleteTable deleteTable) : TselaPage
{
    public SavedTable? Saved { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) => await Show(id, cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, string? name, string? note, bool shared, CancellationToken cancellationToken)
    {
        var changed = await changeTable.Handle(new(id, name ?? "", note ?? "", shared), cancellationToken);
        if (changed.Succeeded)
        {
            return Redirect("/tables#saved");
        }

        return await Show(id, cancellationToken) ?? Refused(changed.Problem!);
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        var deleted = await deleteTable.Handle(new(id), cancellationToken);
        return deleted.Problem is { } problem ? Refused(problem) : Redirect("/tables#saved");
    }

    private async Task<IActionResult?> Show(Guid id, CancellationToken cancellationToken)
    {
        var read = await readSavedTable.Handle(new(id), cancellationToken);
        if (read.Problem is { } problem)
        {
            return Refused(problem);
        }

        Saved = read.Value;
        return null;
    }
}
