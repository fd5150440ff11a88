namespace Tsela.BrowserTests;

public sealed class Placeholder
{
    [Xunit.Fact]
    public void Runs() => Xunit.Assert.NotNull(typeof(Placeholder).FullName);
}
