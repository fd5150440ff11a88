using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Tsela.Shared;
using Tsela.Shared.Languages;

namespace Tsela.Tests.Publishing.Portal;

public sealed partial class LanguageTests
{
    private static readonly TextFiles Files = new(ReferenceFolder.Find());

    [Fact]
    public async Task The_reader_chooses_a_language_which_stays_chosen()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        Assert.Equal("en", (await client.Open("/data")).DocumentElement.GetAttribute("lang"));
        var page = await client.Open("/data/LIM-01?lang=st&by=sex");
        Assert.Equal("st", page.DocumentElement.GetAttribute("lang"));
        var words = page.QuerySelector(".tsela-public")!.Words();
        Assert.Contains("Bong", words, StringComparison.Ordinal);
        Assert.Contains("Basali", words, StringComparison.Ordinal);
        Assert.Contains("moralo", page.QuerySelector(".govuk-phase-banner")!.Words(), StringComparison.Ordinal);
        // what stands in English alone says so
        Assert.StartsWith("Litumello tsa mosebetsi tse fanoeng", page.QuerySelector("h1")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("span[lang=en]"));
        Assert.Equal("st", (await client.Open("/topics")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await client.Open("/topics?lang=en")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await client.Open("/topics?lang=xx")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_browser_that_prefers_Sesotho_gets_it_and_officers_pages_stay_English()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        client.DefaultRequestHeaders.Add("Accept-Language", "fr, st-LS;q=0.9, en;q=0.8");
        Assert.Equal("st", (await client.Open("/about")).DocumentElement.GetAttribute("lang"));
        Assert.Equal("en", (await client.Open("/sign-in")).DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Every_public_page_can_be_read_in_both_languages()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var client = site.Anonymous();
        foreach (var address in new[] { "/", "/data", "/data/LIM-01", "/data/LTI-03", "/data/REM-01", "/embed/LIM-01", "/topics", "/topics/LIM", "/topics/RET", "/search?q=permits", "/search", "/briefs", "/briefs/districts/LS-A", "/briefs/topics/LIM", "/briefs/countries/ZA", "/about", "/tools" })
        {
            foreach (var language in new[] { "en", "st" })
            {
                var page = await client.Open($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
                Assert.NotEmpty(page.QuerySelectorAll("h1"));
            }
        }
    }

    [Fact]
    public void Every_text_of_the_pages_is_there_in_Sesotho_with_the_same_gaps()
    {
        var english = Files.All(Language.English);
        var own = Files.All(Language.Sesotho);
        var missing = english.Keys.Where(key => !own.ContainsKey(key));
        Assert.Empty(missing);
        var differing = english.Where(text => !Gaps(text.Value).SetEquals(Gaps(own[text.Key]))).Select(text => text.Key);
        // only names of tables and codes stand in Sesotho alone
        Assert.Empty(differing);
        Assert.All(own.Keys.Where(key => !english.ContainsKey(key)), key => Assert.Contains('/', key));
    }

    private static HashSet<string> Gaps(string text) => [.. Gap().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Gap();
}
