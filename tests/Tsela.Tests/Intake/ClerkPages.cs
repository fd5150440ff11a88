using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tsela.Catalogue.Loading;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Tests.Intake;

/// <summary>What a clerk does in a browser without scripts, and the files that the clerk has.</summary>
internal static class ClerkPages
{
    private static readonly Lazy<TableSchema> Permits = new(() => CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!.Series["DS15a"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Work permits from the examples of the definition; each row changed as wanted.</summary>
    /// <param name="headers">Fields whose column is called otherwise in this office.</param>
    /// <param name="rows">For each row, the fields that differ from the example.</param>
    public static string File(IReadOnlyDictionary<string, string> headers, params IReadOnlyDictionary<string, string>[] rows)
    {
        var fields = Permits.Value.Fields.Where(field => !field.IsSystem && field.Name != "refusal_reason").ToList();
        var keys = Permits.Value.PrimaryKey.Concat(Permits.Value.UniqueKeys.SelectMany(key => key)).Append("document_no").ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder().AppendJoin(',', fields.Select(field => headers.GetValueOrDefault(field.Name, field.Name))).Append('\n');
        for (var row = 0; row < rows.Length; row++)
        {
            text.AppendJoin(',', fields.Select(field =>
                $"\"{rows[row].GetValueOrDefault(field.Name, field.Example + (keys.Contains(field.Name) ? $"{row + 1}" : ""))}\"")).Append('\n');
        }

        return text.ToString();
    }

    public static Dictionary<string, string> Differing(params (string Field, string Value)[] fields) =>
        fields.ToDictionary(field => field.Field, field => field.Value, StringComparer.Ordinal);

    /// <summary>Hands a file in by the page.</summary>
    public static async Task<HttpResponseMessage> HandIn(this HttpClient client, string period, string content, bool onlyCheck = false, string series = "DS15a")
    {
        var page = await client.Open($"/submissions/new?series={series}");
        var token = page.QuerySelector<IHtmlInputElement>("main form[method=post] input[name=__RequestVerificationToken]")!.Value;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(series), "series" }, { new StringContent(period), "period" },
            { new StringContent(onlyCheck ? "true" : "false"), "onlycheck" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "Work permits.csv" },
        };
        return await client.PostAsync(new Uri("/submissions/new", UriKind.Relative), form, Token);
    }

    /// <summary>Opens the page to which the answer leads, again and again until the check is done, as the page itself does.</summary>
    public static async Task<(string Address, IHtmlDocument Page)> Result(this HttpClient client, HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.StatusCode}: {(await answer.Document()).QuerySelector("main")?.Words()}");
        var address = answer.Headers.Location!.OriginalString;
        while (true)
        {
            var page = await client.Open(address);
            if (page.QuerySelector("meta[http-equiv=refresh]") is null)
            {
                return (address, page);
            }
        }
    }

    /// <summary>Sends a form of the page as a browser would, with every control in it.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient client, IHtmlDocument page, string actionEnds, Action<IHtmlFormElement> fill, string? button = null)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").Single(candidate => candidate.GetAttribute("action")!.Contains(actionEnds, StringComparison.Ordinal));
        fill(form);
        var pressed = form.QuerySelectorAll<IHtmlButtonElement>("button").First(candidate => button is null || candidate.Words().Contains(button, StringComparison.Ordinal));
        using var content = new FormUrlEncodedContent(Controls(form).Append((pressed.Name ?? "", pressed.Value)).Where(control => control.Item1.Length > 0)
            .Select(control => KeyValuePair.Create(control.Item1, control.Item2)));
        return await client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content, Token);
    }

    private static IEnumerable<(string, string)> Controls(IHtmlFormElement form)
    {
        foreach (var control in form.QuerySelectorAll("input, select"))
        {
            switch (control)
            {
                case IHtmlSelectElement select:
                    yield return (select.Name ?? "", (select.Options.FirstOrDefault(option => option.IsSelected) ?? select.Options[0]).Value);
                    break;
                case IHtmlInputElement { Type: not "checkbox" } input:
                    yield return (input.Name ?? "", input.Value);
                    break;
            }
        }
    }

    /// <summary>Opens the cause whose words contain the text.</summary>
    public static Task<IHtmlDocument> OpenCause(this HttpClient client, IHtmlDocument submission, string words) =>
        client.Open(submission.QuerySelectorAll(".tsela-cause").First(cause => cause.Words().Contains(words, StringComparison.Ordinal))
            .QuerySelector("a[href*='/causes/']")!.GetAttribute("href")!);
}
