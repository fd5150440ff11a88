namespace Tsela.Engine.Sdmx.Data;

/// <summary>What the receiver of a dataset shall do with it.</summary>
public enum DataAction
{
    /// <summary>Nothing in particular.</summary>
    Information,

    /// <summary>Put it in the place of what it held.</summary>
    Replace,

    /// <summary>Take these observations away.</summary>
    Delete,
}

/// <summary>One dataset of a message.</summary>
/// <param name="Flow">What it is.</param>
/// <param name="Series">Read again each time, because a writer may need two passes; series that share a key follow each other.</param>
public sealed record DataPart(FlowHead Flow, IEnumerable<FlowSeries> Series)
{
    /// <summary>What shall be done with it.</summary>
    public DataAction Action { get; init; } = DataAction.Information;

    /// <summary>UTC since when the figures were public; null where it does not matter.</summary>
    public DateTime? ValidFrom { get; init; }

    /// <summary>UTC until when they were what is public.</summary>
    public DateTime? ValidTo { get; init; }
}

/// <summary>An answer to a question for data, before it is written in a format.</summary>
/// <param name="Id">Letters, digits, _ - @ $.</param>
/// <param name="Prepared">UTC.</param>
/// <param name="Sender">Id of the agency.</param>
/// <param name="Parts">At least one; those of one dataflow and the same dimensions follow each other. Formats of the first generation that have one structure (JSON, CSV, time series) hold such alone.</param>
public sealed record DataMessage(string Id, DateTime Prepared, string Sender, IReadOnlyList<DataPart> Parts)
{
    /// <summary>Name of <see cref="ObservationDimension"/> where observations are not grouped.</summary>
    public const string AllDimensions = "AllDimensions";

    /// <summary>True where the figures are made up for training.</summary>
    public bool IsTest { get; init; }

    /// <summary>Language of the labels.</summary>
    public string Language { get; init; } = LocalText.EnglishTag;

    /// <summary>Id of the dimension by which the observations of a series differ, or <see cref="AllDimensions"/>.</summary>
    public string ObservationDimension { get; init; } = DataStructure.TimeId;

    /// <summary>Which attributes are written; null for all.</summary>
    public IReadOnlySet<string>? Attributes { get; init; }

    /// <summary>False for keys and attributes alone.</summary>
    public bool WithValues { get; init; } = true;

    /// <summary>False where series have no observations at all.</summary>
    public bool WithObservations { get; init; } = true;

    /// <summary>True where observations stand by themselves, each with its whole key.</summary>
    public bool IsFlat => ObservationDimension == AllDimensions;

    /// <summary>Where the observations' dimension stands in a flow; -1 where observations are not grouped.</summary>
    internal int ObservationPlaceIn(FlowHead flow) => flow.PlaceOf(ObservationDimension);

    /// <summary>The message taken apart into those of one structure each, in order.</summary>
    internal IReadOnlyList<DataMessage> ByStructure() =>
        [.. Parts.GroupBy(part => $"{part.Flow.Dataflow.Reference.Id} {string.Join('.', part.Flow.Dimensions.Select(dimension => dimension.Id))}", StringComparer.Ordinal).Select(parts => this with { Parts = [.. parts] })];

    internal bool Writes(string attribute) => Attributes?.Contains(attribute) != false;

    internal AttributeComponent[] ObservationAttributes(FlowHead flow) => WithObservations ? [.. flow.OfObservations.Where(attribute => Writes(attribute.Id))] : [];

    internal AttributeValue[] DataSetAttributes(FlowHead flow) => [.. flow.Attributes.Where(attribute => Writes(attribute.Id))];

    /// <summary>The dimensions that the observations of a series have in common, by their places.</summary>
    internal int[] SeriesPlaces(FlowHead flow)
    {
        var own = ObservationPlaceIn(flow);
        return [.. Enumerable.Range(0, flow.Dimensions.Count + 1).Where(place => place != own)];
    }
}
