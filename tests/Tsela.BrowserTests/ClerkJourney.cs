using System.Text;
using Microsoft.Playwright;
using Tsela.Access;
using Tsela.Tests;
using Tsela.Tests.Intake;

namespace Tsela.BrowserTests;

public sealed class ClerkJourney(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clerk_hands_a_file_in_mends_a_cell_and_sees_it_taken(bool scripts)
    {
        await using var site = await TestSite.Start(Tests.Engine.Sqlite);
        var account = await site.AddAccount(Role.Provider, "NES");
        var page = await chromium.Window(site.Address, width: 360, scripts);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", account.Name);
        await page.FillAsync("#password", account.Password);
        await page.ClickAsync("main button");

        await page.GotoAsync("/submissions/new?series=DS15a");
        await page.FillAsync("#period", "2024-02");
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "permits.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(ClerkPages.File(ClerkPages.Differing(), ClerkPages.Differing(), ClerkPages.Differing(("surname", "")))),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand it in" }).ClickAsync();
        await page.GetByText("1 of 2 rows").First.WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "See and mend it" }).First.ClickAsync();
        await page.FillAsync("input[name='Cells[0].New']", "Mokoena");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save what was changed" }).ClickAsync();
        await page.GetByText("All 2 rows were taken").First.WaitForAsync();

    }
}
