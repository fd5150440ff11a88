namespace Tsela.Engine.Sdmx.Data;

/// <summary>Names of the attributes of observations and of their codes.</summary>
internal static class StatusNames
{
    public static string Of(string attribute) => attribute switch
    {
        FlowStatus.ObservationId => "Observation status",
        FlowStatus.ConfidentialityId => "Confidentiality status",
        _ => "Comment on the observation",
    };

    /// <summary>Null where the value is a text of its own.</summary>
    public static LocalText? Label(string attribute, string? code) => code is null ? null : attribute switch
    {
        FlowStatus.ObservationId => CrossDomainLists.ObservationStatus.Find(code)?.Name,
        FlowStatus.ConfidentialityId => CrossDomainLists.Confidentiality.Find(code)?.Name,
        _ => null,
    };
}
