namespace Tsela.Tests.Publishing;

/// <summary>One site with the sample tables for all tests of a class that only read.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await PublishedSite.Start(Engine.Sqlite);

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
