namespace Tsela.Publishing.Sdmx.Doors;

internal enum SdmxGeneration
{
    /// <summary>REST 1.5, SDMX 2.1, under /sdmx/rest.</summary>
    One,

    /// <summary>REST 2, SDMX 3.0, under /sdmx/rest/v2.</summary>
    Two,
}

internal static class SdmxGenerations
{
    public static SdmxGeneration Of(HttpRequest request) =>
        request.Path.StartsWithSegments(SdmxDoor.Two, StringComparison.OrdinalIgnoreCase) ? SdmxGeneration.Two : SdmxGeneration.One;
}
