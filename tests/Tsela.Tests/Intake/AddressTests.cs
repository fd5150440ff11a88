using Tsela.Intake;

namespace Tsela.Tests.Intake;

public sealed class AddressTests
{
    [Theory]
    [InlineData("PERMIT", "NES", "2026-02", "submission.unknown-series", "Did you mean PERMITS (Permits)?")]
    [InlineData("NOTHING", "NES", "2026-02", "submission.unknown-series", "The data map lists every series")]
    [InlineData("PERMITS", "XYZ", "2026-02", "submission.unknown-institution", "'XYZ'")]
    [InlineData("PERMITS", "IMM", "2026-02", "submission.not-their-series", "is delivered by NES, not by IMM")]
    [InlineData("PERMITS", "NES", "2026", "submission.period-form", "a month as 2024-03")]
    [InlineData("PERMITS", "NES", "2026-13", "submission.period-form", "'2026-13' is not a period")]
    [InlineData("PERMITS", "NES", "next month", "submission.period-form", "'next month' is not a period")]
    [InlineData("TOTALS", "NES", "2025-Q1", "submission.period-form", "a year as 2024")]
    [InlineData("PERMITS", "NES", "2026-04", "submission.future-period", "has not begun yet")]
    public async Task A_wrong_address_is_refused_with_one_sentence(string series, string institution, string period, string code, string words)
    {
        await using var rig = await IntakeRig.Start(Engine.Sqlite);
        var outcome = await rig.Receive(series, period, "a,b\n1,2\n"u8.ToArray(), institution: institution);
        Assert.Equal(code, outcome.Problem?.Code);
        Assert.Contains(words, outcome.Problem!.Sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(rig.Database.Folder.Originals, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("2024-03", "month", "2024-03-01", "2024-03-31")]
    [InlineData("2024-Q1", "quarter", "2024-01-01", "2024-03-31")]
    [InlineData("2024-q4", "quarter", "2024-10-01", "2024-12-31")]
    [InlineData(" 2024 ", "year", "2024-01-01", "2024-12-31")]
    [InlineData("2024-02", "month", "2024-02-01", "2024-02-29")]
    public void A_period_is_a_month_a_quarter_or_a_year(string text, string periodicity, string start, string end)
    {
        var period = ReportingPeriod.Parse(text);
        Assert.Equal(periodicity, period?.Periodicity);
        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), period!.Value.Start);
        Assert.Equal(DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), period.Value.End);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("24")]
    [InlineData("2024-")]
    [InlineData("2024-3")]
    [InlineData("2024-00")]
    [InlineData("2024-Q5")]
    [InlineData("2024-03-01")]
    [InlineData("0001")]
    public void Anything_else_is_no_period(string? text) => Assert.Null(ReportingPeriod.Parse(text));

    [Fact]
    public void Periods_follow_each_other()
    {
        Assert.Equal("2025-01", ReportingPeriod.Parse("2024-12")!.Value.Next().Text);
        Assert.Equal("2025-Q1", ReportingPeriod.Parse("2024-Q4")!.Value.Next().Text);
        Assert.Equal("2025", ReportingPeriod.Parse("2024")!.Value.Next().Text);
    }
}
