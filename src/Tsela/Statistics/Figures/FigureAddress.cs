namespace Tsela.Statistics.Figures;

/// <summary>Addresses of the pages on which a figure is opened.</summary>
public static class FigureAddress
{
    /// <summary>The page of the figure's origin; the link says the same as long as the snapshot stands.</summary>
    /// <param name="page">What stands behind the figure's own address, as <c>/records</c>.</param>
    public static string Of(Figure figure, Guid snapshot, string page = "")
    {
        ArgumentNullException.ThrowIfNull(figure);
        return $"/figures/{figure.Indicator}/{figure.Reference}{page}?breakdown={Uri.EscapeDataString(figure.Breakdown)}&snapshot={snapshot}";
    }
}
