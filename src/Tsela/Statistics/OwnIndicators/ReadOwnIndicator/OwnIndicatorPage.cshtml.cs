using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Web;

namespace Tsela.Statistics.OwnIndicators.ReadOwnIndicator;

public sealed class OwnIndicatorModel(ReadOwnIndicator readOwnIndicator, RetireIndicator.RetireIndicator retire) : TselaPage
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ReadOwnIndicator.Shown? Shown { get; private set; }

    public string Measure
    {
        get
        {
            using var json = JsonDocument.Parse(Shown!.Indicator.Measure);
            return JsonSerializer.Serialize(json.RootElement, Indented);
        }
    }

    public DataTable Changes => new(
        "What differs", [new("Field"), new($"Version {Shown!.Before?.Version}"), new($"Version {Shown.Indicator.Version}")],
        [.. Shown.Changes.Select(change => (IReadOnlyList<Cell>)[change.Field, OneLine(change.Before), OneLine(change.After)])])
    { ShowCaption = false, Empty = "The two versions are the same." };

    public DataTable Versions => new(
        "Versions, newest first", [new("Version"), new("Made by"), new("When (UTC)"), new("Why")],
        [
            .. Shown!.Versions.Select(version => (IReadOnlyList<Cell>)
            [
                new Cell($"{version.Version}", $"/own-indicators/{version.Code}?to={version.Version}"), version.MadeBy,
                version.MadeAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), version.Reason ?? "first version",
            ]),
        ])
    { ShowCaption = false };

    public IReadOnlyList<(string Value, string Text)> Choices => [.. Shown!.Versions.Reverse().Select(version => ($"{version.Version}", $"{version.Version}"))];

    public Task<IActionResult> OnGetAsync(string code, int? from, int? to, CancellationToken cancellationToken) => Show(new(code, from, to), cancellationToken);

    public async Task<IActionResult> OnPostAsync(string code, string? reason, CancellationToken cancellationToken)
    {
        var outcome = await retire.Handle(new(code, reason ?? ""), cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect($"/own-indicators/{code}");
        }

        var refused = Refused(outcome.Problem!);
        return refused is PageResult ? await Show(new(code), cancellationToken) : refused;
    }

    private async Task<IActionResult> Show(ReadOwnIndicator.Request request, CancellationToken cancellationToken)
    {
        var outcome = await readOwnIndicator.Handle(request, cancellationToken);
        if (outcome.Problem is { } problem)
        {
            return Refused(problem);
        }

        Shown = outcome.Value;
        return Page();
    }

    private static string OneLine(string text) => text.Replace("\n", "; ", StringComparison.Ordinal);
}
