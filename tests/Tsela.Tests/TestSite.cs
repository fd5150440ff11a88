using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Access.Keys;

namespace Tsela.Tests;

/// <summary>The whole system on a database of its own, listening on a free port of this machine.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private const string Password = "a sentence for tests";

    private readonly List<HttpClient> clients = [];

    private TestSite(TestDatabase database, WebApplication system)
    {
        Database = database;
        System = system;
    }

    public TestDatabase Database { get; }

    public WebApplication System { get; }

    public Uri Address => new(System.Urls.Single());

    /// <param name="settings">Settings of the installation, as <c>--NAME=value</c>.</param>
    public static async Task<TestSite> Start(Engine engine, params string[] settings)
    {
        var database = await TestDatabase.Create(engine);
        var system = TselaHost.Build(database.Folder, database.Choice, settings);
        system.Urls.Add("http://127.0.0.1:0");
        await system.StartAsync(TestContext.Current.CancellationToken);
        return new TestSite(database, system);
    }

    /// <summary>A browser without cookies that does not follow redirects.</summary>
    public HttpClient Anonymous()
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };
        var client = new HttpClient(handler) { BaseAddress = Address };
        clients.Add(client);
        return client;
    }

    /// <summary>A browser with a fresh account of the role signed in. It does not follow redirects.</summary>
    public async Task<HttpClient> SignedIn(Role role, string? institution = null)
    {
        var account = await AddAccount(role, institution);
        var client = Anonymous();
        var answer = await client.Submit("/sign-in", ("name", account.Name), ("password", account.Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public async Task<AddAccount.Added> AddAccount(Role role, string? institution = null)
    {
        var request = new AddAccount.Request($"{role}-{Guid.NewGuid():N}", role, institution ?? (role == Role.Provider ? "NES" : null), Password);
        return (await As<AddAccount>().Run(slice => slice.Handle(request, TestContext.Current.CancellationToken))).Value;
    }

    /// <summary>A program of the institution, with a key of its own.</summary>
    public async Task<HttpClient> WithKey(string institution)
    {
        var made = await As<MakeKey>().Run(slice => slice.Handle(new MakeKey.Request(institution, "test"), TestContext.Current.CancellationToken));
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Value.Key);
        return client;
    }

    /// <summary>A slice to run outside HTTP, as the command line or as another actor.</summary>
    public SliceRun<TSlice> As<TSlice>(Actor? actor = null)
        where TSlice : notnull => new(System.Services, actor ?? Actor.CommandLine);

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await System.StopAsync();
        await System.DisposeAsync();
        await Database.DisposeAsync();
    }
}

public sealed record SliceRun<TSlice>(IServiceProvider Services, Actor Actor)
    where TSlice : notnull
{
    public async Task<T> Run<T>(Func<TSlice, Task<T>> run)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor;
        return await run(scope.ServiceProvider.GetRequiredService<TSlice>());
    }
}

public static class BrowserLike
{
    public static async Task<IHtmlDocument> Open(this HttpClient client, string address)
    {
        var answer = await client.Get(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}");
        return await answer.Document();
    }

    public static Task<HttpResponseMessage> Get(this HttpClient client, string address) =>
        client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public static async Task<IHtmlDocument> Document(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Opens the page, fills the fields of its form and sends it with the hidden ones, as a person would: the first form that has them all.</summary>
    public static async Task<HttpResponseMessage> Submit(this HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var page = await client.Open(address);
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form")
            .First(candidate => fields.All(field => candidate.QuerySelector($"[name='{field.Name}']") is not null));
        var sent = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (Name: input.Name ?? "", input.Value))
            .Where(hidden => fields.All(field => field.Name != hidden.Name))
            .Concat(fields)
            .Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var content = new FormUrlEncodedContent(sent);
        return await client.PostAsync(new Uri(form.GetAttribute("action") ?? address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>The text as read: every gap is one blank.</summary>
    public static string Words(this INode node) => string.Join(' ', (node is IDocument document ? document.DocumentElement : node).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
