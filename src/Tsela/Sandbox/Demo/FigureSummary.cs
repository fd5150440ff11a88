namespace Tsela.Sandbox.Demo;

/// <summary>What came out of the count.</summary>
public sealed record FigureSummary(long Records, int Series, int IndicatorsWithValue)
{
    public static Task<FigureSummary?> Make(IServiceProvider services, CancellationToken cancellationToken) => Task.FromResult<FigureSummary?>(null);
}
