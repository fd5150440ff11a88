using System.Text.Json;
using Tsela.Sandbox.Files;
using Tsela.Shared;

namespace Tsela.Sandbox.Demo;

/// <summary>Everything that a demo hands in: the published figures, which are real, and then the training country's files.</summary>
public static class Parcels
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private sealed record Published(string Series, string File, string Institution, string Period);

    public static IReadOnlyList<Parcel> OfPublished(ReferenceFolder reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var folder = Path.Combine(reference.Root, "published");
        var manifest = JsonSerializer.Deserialize<List<Published>>(File.ReadAllText(Path.Combine(folder, "manifest.json")), Form)!;
        return [.. manifest.Select(figure => new Parcel(
            $"published/{figure.File}", figure.Institution, figure.Series, figure.Period, Path.Combine(folder, figure.File), On: null, IsTraining: false))];
    }

    public static IReadOnlyList<Parcel> OfCountry(CountryFiles files, IReadOnlyList<PlannedHanding> plan, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(plan);
        return [.. plan.Where(handing => handing.On <= today).Select(handing => new Parcel(
            $"{handing.Order}/{handing.File}", handing.Institution, handing.Series, handing.Period, files.PathOf(handing), handing.On, IsTraining: true,
            handing.Act == HandingAct.Withdraw))];
    }
}
