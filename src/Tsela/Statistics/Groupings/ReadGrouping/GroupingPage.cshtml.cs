using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Web;

namespace Tsela.Statistics.Groupings.ReadGrouping;

public sealed class GroupingModel(ReadGrouping readGrouping, RetireGrouping.RetireGrouping retire) : TselaPage
{
    private const int CodesNamed = 60;

    public ReadGrouping.Shown? Shown { get; private set; }

    public DataTable Groups => new(
        "Groups", [new("Code"), new("Group"), new("Holds", Numeric: true), new("Codes")],
        [.. Shown!.Groups.Select(group => (IReadOnlyList<Cell>)[group.Code, group.Label, group.Codes.Count == 0 ? "" : group.Codes.Count.ToString(CultureInfo.InvariantCulture), Codes(group.Codes)])])
    { ShowCaption = false };

    public DataTable Versions => new(
        "Versions, newest first", [new("Version"), new("Made by"), new("When (UTC)"), new("Why")],
        [
            .. Shown!.Versions.Select(version => (IReadOnlyList<Cell>)
            [
                new Cell($"{version.Version}", $"/groupings/{version.Key}?version={version.Version}"), version.MadeBy,
                version.MadeAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), version.Reason ?? "first version",
            ]),
        ])
    { ShowCaption = false };

    public Task<IActionResult> OnGetAsync(string key, int? version, CancellationToken cancellationToken) => Show(key, version, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string key, string? reason, CancellationToken cancellationToken)
    {
        var outcome = await retire.Handle(new(key, reason ?? ""), cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect($"/groupings/{key}");
        }

        var refused = Refused(outcome.Problem!);
        return refused is PageResult ? await Show(key, version: null, cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(string key, int? version, CancellationToken cancellationToken)
    {
        var outcome = await readGrouping.Handle(new(key, version), cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    private string Codes(IReadOnlyList<string> codes) =>
        string.Join(", ", codes.Take(CodesNamed).Select(code => Shown!.List is { } list && list.TryResolve(code, out var known) ? $"{code} {known.Label}" : code))
        + (codes.Count > CodesNamed ? $" and {codes.Count - CodesNamed} more" : "");
}
