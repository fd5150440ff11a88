using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Statistics.Measures;
using Tsela.Statistics.Snapshots;

namespace Tsela.Statistics.Figures;

/// <summary>By what the figures of a snapshot are made: the indicators as they were defined when it was taken.</summary>
public sealed class DefinitionsOfSnapshots(NationalCatalogue catalogue, IndicatorMeasures measures)
{
    private readonly string today = IndicatorsFile.Sha256(catalogue);

    /// <summary>True where the indicators are defined otherwise today.</summary>
    public bool HaveChangedSince(SnapshotManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.IndicatorsSha256 != today;
    }

    public Outcome<Definitions> Of(OpenSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (!HaveChangedSince(snapshot.Manifest))
        {
            return new Definitions(catalogue, measures.ById);
        }

        var frozen = snapshot.Indicators();
        if (frozen.Problem is { } problem)
        {
            return problem;
        }

        var then = catalogue.WithIndicators(frozen.Value);
        return IndicatorMeasures.FaultsOf(then) is [var first, ..]
            ? StatisticsProblems.SnapshotDefinitionsUnusable(snapshot.Manifest.Id, first)
            : new Definitions(then, IndicatorMeasures.Of(then).ById);
    }
}

/// <param name="Catalogue">The catalogue with the indicators of the snapshot.</param>
/// <param name="Measures">How each is computed.</param>
public sealed record Definitions(NationalCatalogue Catalogue, IReadOnlyDictionary<string, MeasureDefinition> Measures);
