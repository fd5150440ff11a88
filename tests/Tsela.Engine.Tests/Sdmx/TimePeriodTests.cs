using Tsela.Engine.Sdmx;

namespace Tsela.Engine.Tests.Sdmx;

public sealed class TimePeriodTests
{
    [Theory]
    [InlineData("2024", "A", "2024-01-01", "2024-12-31")]
    [InlineData("2024-A1", "A", "2024-01-01", "2024-12-31")]
    [InlineData("2024-S2", "S", "2024-07-01", "2024-12-31")]
    [InlineData("2024-T3", "T", "2024-09-01", "2024-12-31")]
    [InlineData("2024-Q1", "Q", "2024-01-01", "2024-03-31")]
    [InlineData("2024-02", "M", "2024-02-01", "2024-02-29")]
    [InlineData("2024-M02", "M", "2024-02-01", "2024-02-29")]
    [InlineData("2024-W01", "W", "2024-01-01", "2024-01-07")]
    [InlineData("2020-W53", "W", "2020-12-28", "2021-01-03")]
    [InlineData("2024-D366", "D", "2024-12-31", "2024-12-31")]
    [InlineData("2024-02-29", "D", "2024-02-29", "2024-02-29")]
    [InlineData("2024-02-29T12:00:00", "D", "2024-02-29", "2024-02-29")]
    [InlineData("2011-01-01/P6Y", "I", "2011-01-01", "2016-12-31")]
    [InlineData("2011-04-01/P18M", "I", "2011-04-01", "2012-09-30")]
    public void A_period_has_a_first_and_a_last_day(string text, string frequency, string first, string last)
    {
        Assert.True(TimePeriod.TryParse(text, out var period));
        Assert.Equal((text, frequency, first, last), (period.Text, period.Frequency, $"{period.First:yyyy-MM-dd}", $"{period.Last:yyyy-MM-dd}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("24")]
    [InlineData("2024-13")]
    [InlineData("2024-Q5")]
    [InlineData("2024-S3")]
    [InlineData("2024-W54")]
    [InlineData("2023-D366")]
    [InlineData("2023-02-29")]
    [InlineData("2023-02-28/P0D")]
    [InlineData("9999")]
    [InlineData("9990-01-01/P99999Y")]
    [InlineData("2024-Q1 ")]
    [InlineData("yesterday")]
    public void What_is_no_period_is_not_read(string text) => Assert.False(TimePeriod.TryParse(text, out _));
}
