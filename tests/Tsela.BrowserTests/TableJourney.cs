using Microsoft.Playwright;
using Tsela.Tests;
using Tsela.Tests.Statistics.Tables;

namespace Tsela.BrowserTests;

public sealed class TableJourney(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_table_changes_as_choices_are_made_by_keyboard_and_the_address_goes_with_it()
    {
        await using var site = await TableSite.Start();
        var page = await SignedIn(site);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        await page.GotoAsync("/tables");
        await page.FocusAsync("#series");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/tables/new?series=DS15a");
        await page.EvaluateAsync("window.isSamePage = true");
        await page.FocusAsync("#rows-1");
        await page.Keyboard.TypeAsync("District of the employer");
        await page.WaitForSelectorAsync(".tsela-table tbody >> text=Maseru");
        Assert.Equal("rows-1", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.SelectOptionAsync("#columns-1", "sex");
        await page.WaitForSelectorAsync(".tsela-table thead >> text=Female");
        await page.CheckAsync("#totals");
        await page.WaitForSelectorAsync(".tsela-table tr.t");
        await page.SelectOptionAsync("select[name=filter]", "citizenships");
        await page.CheckAsync("text=China");
        await page.WaitForURLAsync("**only.citizenships=CN**");
        await page.WaitForSelectorAsync(".tsela-notes >> text=Citizenships: China");
        Assert.True(await page.EvaluateAsync<bool>("window.isSamePage === true"));
        await page.ReloadAsync();
        Assert.Equal("3", await page.InnerTextAsync(".tsela-table tbody tr:last-child td:last-child"));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task A_table_is_built_without_script()
    {
        await using var site = await TableSite.Start();
        var page = await SignedIn(site, scripts: false);
        await page.GotoAsync("/tables/new?series=DS15a");
        await page.SelectOptionAsync("#rows-1", "sex");
        await page.SelectOptionAsync("#measure", "persons");
        await page.ClickAsync("text=Show the table");
        Assert.Equal("4", await page.InnerTextAsync(".tsela-table tbody tr:first-child td"));
    }

    [Fact]
    public async Task A_pyramid_can_be_explored_and_no_table_is_wider_than_a_telephone()
    {
        await using var site = await TableSite.Start();
        var page = await SignedIn(site, width: 360);
        foreach (var address in new[]
        {
            "/tables", "/tables/new?series=DS15a&rows=employer_district&rows=sex&columns=citizenships&columns=event.date%40month&totals=on&filter=occupation",
            "/tables/new?indicator=LIM-01", "/tables/new?series=DS15a&rows=birth_date%40age5&columns=sex&time=stock&day=2024-12-31",
        })
        {
            await page.GotoAsync(address);
            var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(tooWide == 0, $"{address} is {tooWide} pixels too wide");
        }

        await page.Locator("[data-chart=pyramid]").GetByText("Explore this chart").ClickAsync();
        await page.Locator("[data-chart=pyramid] canvas").WaitForAsync();
    }

    private async Task<IPage> SignedIn(TestSite site, int width = 1280, bool scripts = true)
    {
        var account = await site.AddAccount(Access.Role.Statistician);
        var page = await chromium.Window(site.Address, width, scripts);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", account.Name);
        await page.FillAsync("#password", account.Password);
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync("text=Sign out");
        return page;
    }
}
