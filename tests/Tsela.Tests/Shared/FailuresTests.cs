using Microsoft.Data.Sqlite;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Tests.Shared;

public sealed class FailuresTests
{
    [Fact]
    public void A_database_error_that_comes_wrapped_is_an_outage_and_a_wrong_value_is_not()
    {
        Assert.True(new InvalidOperationException("wrapped", new SqliteException("away", 14)).IsOutage());
        Assert.True(new IOException("full").IsOutage());
        Assert.False(new IOException("full").IsDatabaseOutage());
        Assert.False(new FormatException("'Thabo' is no number").IsOutage());
    }

    [Fact]
    public void What_is_told_of_a_failure_names_its_kinds_and_no_value()
    {
        var told = new InvalidOperationException("row of Thabo", new FormatException("'Thabo' is no number")).WithoutMessages();
        Assert.Contains(nameof(InvalidOperationException), told, StringComparison.Ordinal);
        Assert.Contains(nameof(FormatException), told, StringComparison.Ordinal);
        Assert.DoesNotContain("Thabo", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 100)]
    [InlineData(-5, 0)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void No_page_number_leads_before_the_first_item(int page, int before) => Assert.Equal(before, Paging.Before(page, 50));
}
