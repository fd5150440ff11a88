using Microsoft.Playwright;

namespace Tsela.BrowserTests;

/// <summary>Debian's Chromium, driven without a screen; started once for a class of tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Program), $"{Program} is missing. Install it with: sudo apt-get install chromium");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program, Headless = true, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>A window of its own with no cookies.</summary>
    public async Task<IPage> Window(Uri site, int width = 1280, bool scripts = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = site.ToString(), JavaScriptEnabled = scripts, ViewportSize = new() { Width = width, Height = 800 },
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
