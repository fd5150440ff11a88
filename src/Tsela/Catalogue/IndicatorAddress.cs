using Tsela.Access;

namespace Tsela.Catalogue;

/// <summary>Where a reader finds an indicator: its figures where they may be read, else whatever of it is public.</summary>
public static class IndicatorAddress
{
    public static string Of(Indicator indicator, Actor reader)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Rights.Contains(Right.ReadFigures) ? $"/indicators/{indicator.Id}" : $"/search?q={indicator.Id}";
    }
}
