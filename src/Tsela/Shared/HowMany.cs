using System.Globalization;

namespace Tsela.Shared;

/// <summary>A number with its noun, as sentences in English have them.</summary>
public static class HowMany
{
    /// <summary>1 table, 12,345 tables.</summary>
    /// <param name="several">Where it is not <paramref name="one"/> with an s.</param>
    public static string Of(long count, string one, string? several = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : several ?? $"{one}s")}");
}
