namespace Tsela.Engine.Sdmx;

/// <summary>A coded dimension of a dataflow with the codes that its data use.</summary>
/// <param name="Id">As <c>SEX</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="CodeList">The list of its codes.</param>
/// <param name="Codes">Those that the table has, in its order; a key holds places in this list.</param>
public sealed record FlowDimension(string Id, LocalText Name, StructureReference CodeList, IReadOnlyList<SchemeItem> Codes);

/// <summary>An attribute of a whole dataset.</summary>
/// <param name="Id">As <c>UNIT_MEASURE</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Code">The code where the attribute is coded, else the text.</param>
/// <param name="Label">What people read: the name of the code, or the text.</param>
public sealed record AttributeValue(string Id, LocalText Name, string Code, LocalText Label);

/// <summary>What the symbols of a figure say in the words of the standard.</summary>
/// <param name="Observation">Code of OBS_STATUS.</param>
/// <param name="Confidentiality">Code of CONF_STATUS.</param>
/// <param name="Comment">What the two codes cannot say; null where they say all.</param>
public sealed record FlowStatus(string Observation, string Confidentiality, string? Comment)
{
    /// <summary>Id of the attribute of <see cref="Observation"/>.</summary>
    public const string ObservationId = "OBS_STATUS";

    /// <summary>Id of the attribute of <see cref="Confidentiality"/>.</summary>
    public const string ConfidentialityId = "CONF_STATUS";

    /// <summary>Id of the attribute of <see cref="Comment"/>.</summary>
    public const string CommentId = "COMMENT_OBS";

    /// <summary>The value of an attribute; null where it has none.</summary>
    /// <param name="attribute">One of the three ids.</param>
    public string? ValueOf(string attribute) => attribute switch
    {
        ObservationId => Observation,
        ConfidentialityId => Confidentiality,
        CommentId => Comment,
        _ => throw new ArgumentException($"{attribute} is no attribute of an observation.", nameof(attribute)),
    };
}

/// <summary>A figure of a series.</summary>
/// <param name="Place">Place at the dimension of the observation: in the periods where that is time, else in the dimension's codes.</param>
/// <param name="Value">Null where nothing may or can be shown.</param>
/// <param name="Status">What must be known about it.</param>
public readonly record struct FlowObservation(int Place, decimal? Value, FlowStatus Status);

/// <summary>Figures that have all but one dimension in common.</summary>
/// <param name="Key">For each dimension but time the place of the code; where time is not the dimension of the observation, a last number for the period and -1 for that dimension.</param>
/// <param name="Observations">In the order of their places, unless another was asked for.</param>
public sealed record FlowSeries(int[] Key, IReadOnlyList<FlowObservation> Observations);

/// <summary>What a dataflow is, apart from its figures.</summary>
/// <param name="Dataflow">The dataflow.</param>
/// <param name="Structure">Its structure.</param>
/// <param name="Dimensions">In the order of a key, without time.</param>
/// <param name="Periods">In the order of time.</param>
/// <param name="Attributes">The attributes of the whole dataset.</param>
public sealed record FlowHead(
    Dataflow Dataflow, DataStructure Structure, IReadOnlyList<FlowDimension> Dimensions, IReadOnlyList<TimePeriod> Periods, IReadOnlyList<AttributeValue> Attributes)
{
    /// <summary>The place of time among the dimensions: after all others.</summary>
    public int TimePlace => Dimensions.Count;

    /// <summary>The attributes of observations, in the order of the structure.</summary>
    public IEnumerable<AttributeComponent> OfObservations => Structure.Attributes.Where(attribute => attribute.Level == AttributeLevel.Observation);

    /// <summary>The place of a dimension, time among them; -1 where there is none of that id.</summary>
    /// <param name="dimension">Id of a dimension.</param>
    public int PlaceOf(string dimension)
    {
        for (var place = 0; place < Dimensions.Count; place++)
        {
            if (Dimensions[place].Id == dimension)
            {
                return place;
            }
        }

        return dimension == DataStructure.TimeId ? TimePlace : -1;
    }

    /// <summary>Id of the dimension at a place.</summary>
    /// <param name="place">A place, of time or another dimension.</param>
    public string IdAt(int place) => place == TimePlace ? DataStructure.TimeId : Dimensions[place].Id;

    /// <summary>The code or period that stands at a place of a dimension.</summary>
    /// <param name="dimension">Place of the dimension.</param>
    /// <param name="code">Place of the code or period in it.</param>
    public string CodeAt(int dimension, int code) => dimension == TimePlace ? Periods[code].Text : Dimensions[dimension].Codes[code].Id;
}
