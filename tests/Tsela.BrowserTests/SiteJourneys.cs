using Microsoft.Playwright;
using Tsela.Access;
using Tsela.Tests;

namespace Tsela.BrowserTests;

public sealed class SiteJourneys(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_person_signs_in_by_keyboard_alone()
    {
        await using var site = await TestSite.Start(Tests.Engine.Sqlite);
        var account = await site.AddAccount(Role.Reader);
        var page = await chromium.Window(site.Address);
        await page.GotoAsync("/sign-in");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await Focused(page));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("name", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync(account.Name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(account.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("text=Sign out");
        Assert.Contains(account.Name, await page.InnerTextAsync("header"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_signs_in_and_out_with_scripts_and_without(bool scripts)
    {
        await using var site = await TestSite.Start(Tests.Engine.Sqlite);
        var page = await SignedIn(site, Role.Reader, scripts: scripts);
        await page.ClickAsync("text=Sign out");
        await page.WaitForSelectorAsync("header >> text=Sign in");
    }

    [Fact]
    public async Task No_page_is_wider_than_a_telephone()
    {
        await using var site = await TestSite.Start(Tests.Engine.Sqlite);
        var page = await SignedIn(site, Role.Administrator, width: 360);
        foreach (var address in new[]
        {
            "/", "/guide", "/guide/programs", "/account", "/administration/accounts", "/administration/keys", "/administration/audit",
            "/code-lists", "/series/DS15a", "/data-map", "/institutions/TEBA", "/definitions", "/nothing-here",
        })
        {
            await page.GotoAsync(address);
            var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(tooWide == 0, $"{address} is {tooWide} pixels too wide");
        }
    }

    [Fact]
    public async Task Pages_run_without_a_complaint_of_the_browser()
    {
        await using var site = await TestSite.Start(Tests.Engine.Sqlite);
        var complaints = new List<string>();
        var page = await SignedIn(site, Role.Administrator);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        foreach (var address in new[] { "/", "/guide", "/administration/accounts", "/data-map" })
        {
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        }

        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Every_chart_can_be_explored_and_its_numbers_read_as_a_table()
    {
        await using var site = await TestSite.Start(Tests.Engine.Sqlite);
        var page = await chromium.Window(site.Address);
        await page.GotoAsync("/");
        foreach (var kind in new[] { "map", "bar", "line" })
        {
            var figure = page.Locator($"[data-chart={kind}]").First;
            await figure.GetByText("The numbers as a table").ClickAsync();
            Assert.True(await figure.Locator("tbody tr").First.IsVisibleAsync());
            await figure.GetByText("Explore this chart").ClickAsync();
            await figure.Locator("canvas").WaitForAsync();
        }
    }

    private async Task<IPage> SignedIn(TestSite site, Role role, int width = 1280, bool scripts = true)
    {
        var account = await site.AddAccount(role);
        var page = await chromium.Window(site.Address, width, scripts);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", account.Name);
        await page.FillAsync("#password", account.Password);
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync("text=Sign out");
        return page;
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim()");
}
