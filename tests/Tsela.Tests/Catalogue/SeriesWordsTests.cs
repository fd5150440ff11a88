using Tsela.Catalogue;

namespace Tsela.Tests.Catalogue;

public sealed class SeriesWordsTests
{
    [Theory]
    [InlineData(1.0, "100.0 %")]
    [InlineData(0.99999, "99.9 %")]
    [InlineData(0.5, "50.0 %")]
    [InlineData(0.0, "0.0 %")]
    public void A_share_that_is_not_whole_never_reads_as_100_percent(double share, string words) =>
        Assert.Equal(words, SeriesWords.Percent(share));

    [Fact]
    public void A_share_of_nothing_is_a_dash() => Assert.Equal("–", SeriesWords.Percent(null));
}
