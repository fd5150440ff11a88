using Tsela.Engine.Sdmx;

namespace Tsela.Publishing.Sdmx;

/// <param name="Codes">Those that the table has, in its order; a key holds places in this list.</param>
public sealed record FlowDimension(string Id, LocalText Name, StructureReference CodeList, IReadOnlyList<SchemeItem> Codes);

/// <param name="Code">The code where the attribute is coded, else the text.</param>
/// <param name="Label">What people read: the name of the code, or the text.</param>
public sealed record AttributeValue(string Id, LocalText Name, string Code, LocalText Label);

/// <summary>What the symbols of a figure say in the words of the standard.</summary>
/// <param name="Observation">Code of OBS_STATUS.</param>
/// <param name="Confidentiality">Code of CONF_STATUS.</param>
/// <param name="Comment">What the two codes cannot say; null where they say all.</param>
public sealed record FlowStatus(string Observation, string Confidentiality, string? Comment);

/// <param name="Period">Place in <see cref="SdmxFlow.Periods"/>.</param>
/// <param name="Value">Null where nothing may or can be shown.</param>
public readonly record struct FlowObservation(int Period, decimal? Value, FlowStatus Status);

/// <param name="Key">For each dimension but time the place of the code in <see cref="FlowDimension.Codes"/>.</param>
/// <param name="Observations">In the order of time.</param>
public sealed record FlowSeries(int[] Key, IReadOnlyList<FlowObservation> Observations);
