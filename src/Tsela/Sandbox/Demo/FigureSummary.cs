using Tsela.Statistics;

namespace Tsela.Sandbox.Demo;

/// <summary>What came out of the count.</summary>
public sealed record FigureSummary(long Records, int Series, int IndicatorsWithValue)
{
    public static async Task<FigureSummary?> Make(IServiceProvider services, CancellationToken cancellationToken)
    {
        var made = await services.GetRequiredService<CurrentFigures>().Make(cancellationToken);
        return made.Succeeded ? new FigureSummary(made.Value.Records, made.Value.Series, made.Value.IndicatorsWithValue) : null;
    }
}
