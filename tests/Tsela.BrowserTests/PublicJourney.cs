using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tsela.Tests;
using Tsela.Tests.Publishing;

namespace Tsela.BrowserTests;

public sealed partial class PublicJourney(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Addresses =
    [
        "/", "/data", "/data/LIM-01", "/data/LTI-03", "/data/REM-01?lang=st", "/data/LIM-99", "/embed/LIM-01", "/topics", "/topics/LIM",
        "/search?q=work+permits+by+sex", "/search", "/briefs", "/briefs/districts/LS-A", "/about", "/tools",
    ];

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task No_page_of_the_public_violates_a_rule_of_accessibility(int width)
    {
        await using var site = await PublishedSite.Start(Tests.Engine.Sqlite);
        var page = await chromium.Window(site.Address, width);
        var faults = new List<string>();
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            // through the debugger, because the site's own policy lets no other script in
            await page.EvaluateAsync(await File.ReadAllTextAsync(Axe(), TestContext.Current.CancellationToken));
            var violations = await page.EvaluateAsync<JsonElement>("axe.run().then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`))");
            faults.AddRange(violations.EnumerateArray().Select(violation => $"{address}: {violation.GetString()}"));
            var tooWide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (tooWide > 0)
            {
                faults.Add($"{address} is {tooWide} pixels too wide");
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_reader_without_scripts_finds_a_table_by_keyboard_and_narrows_it()
    {
        await using var site = await PublishedSite.Start(Tests.Engine.Sqlite);
        var page = await chromium.Window(site.Address, width: 360, scripts: false);
        await page.GotoAsync("/");
        await page.FocusAsync("#q");
        await page.Keyboard.TypeAsync("work permits by sex");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=*");
        await page.ClickAsync("main .tsela-listed a");
        await page.WaitForURLAsync("**/data/LIM-01*");
        await page.SelectOptionAsync("#by", "district");
        await page.ClickAsync(".tsela-form button");
        await page.WaitForSelectorAsync(".tsela-public >> text=Qacha's Nek");
        Assert.True(await page.Locator("[data-chart] svg[role=img]").First.IsVisibleAsync());
    }

    [Theory]
    [InlineData("/briefs/districts/LS-A")]
    [InlineData("/briefs/topics/LIM")]
    public async Task A_brief_prints_on_one_sheet(string address)
    {
        await using var site = await PublishedSite.Start(Tests.Engine.Sqlite);
        var page = await chromium.Window(site.Address);
        await page.GotoAsync(address);
        var printed = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Single(Sheet().Matches(printed));
    }

    private static string Axe()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "web", "node_modules", "axe-core", "axe.min.js");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new InvalidOperationException("axe-core is missing. Bring it with: cd web && npm ci");
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 5000)]
    private static partial Regex Sheet();
}
