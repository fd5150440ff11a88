using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Figures;

namespace Tsela.Bench.TablePages;

/// <summary>A statistician's table of 200 rows by 50 columns from five million records, asked for over HTTP from the running site.</summary>
internal static partial class TablePageBench
{
    private const int Warming = 20;
    private const string Password = "a sentence for benches";
    private const string Table = "/tables/new?series=DS24a&rows=citizenships&columns=event.date%40month&time=flow&chart=none";

    public static async Task Run(int records, int requests, string folder)
    {
        var data = new TselaFolder(Path.Combine(folder, "table-page-bench"));
        if (Directory.Exists(data.Root))
        {
            Directory.Delete(data.Root, recursive: true);
        }

        data.Create();
        await using var system = TselaHost.Build(data, DatabaseChoice.Embedded(data), []);
        await Prepare(system, records);
        system.Urls.Add("http://127.0.0.1:0");
        await system.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(system.Urls.Single()) };
        await SignIn(client);
        // the figures of the indicators are made when a site begins with a new snapshot; a page shall not wait for them here
        while (system.Services.GetRequiredService<FigureBooks>().Ready is null)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"A table page from {records:N0} records over HTTP on this machine ({Environment.ProcessorCount} cores, .NET {Environment.Version}), {requests} requests, one after another."),
            await Measured(client, "the same table again", requests, _ => Table + "&first=2020-01-01&last=2024-02-29"),
            // another first or last day is another table: nothing is remembered from the request before
            await Measured(client, "another table each time", requests, i => string.Create(CultureInfo.InvariantCulture, $"{Table}&first=2020-01-{1 + (i % 28):00}&last=2024-02-{2 + (i / 28 % 28):00}")),
        ];
        lines.ForEach(Console.WriteLine);
        Directory.CreateDirectory("bench/results");
        await File.WriteAllLinesAsync("bench/results/tablepage.txt", lines);
        await system.StopAsync();
        Directory.Delete(data.Root, recursive: true);
    }

    private static async Task Prepare(WebApplication system, int records)
    {
        await using var scope = system.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        await scope.ServiceProvider.GetRequiredService<TselaDb>().MigrateToCurrent(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<AddAccount>().Handle(new("bench", Role.Statistician, Institution: null, Password), CancellationToken.None);
        await FrozenTable.Make(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<NationalCatalogue>().Series["DS24a"], records);
    }

    private static async Task SignIn(HttpClient client)
    {
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "bench", ["password"] = Password, ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
        });
        (await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form)).EnsureSuccessStatusCode();
    }

    private static async Task<string> Measured(HttpClient client, string what, int requests, Func<int, string> address)
    {
        var times = new List<double>();
        var (cells, bytes) = (0, 0);
        for (var i = 0; i < Warming + requests; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(address(i), UriKind.Relative));
            var content = await answer.Content.ReadAsByteArrayAsync();
            var time = clock.Elapsed.TotalMilliseconds;
            answer.EnsureSuccessStatusCode();
            if (i >= Warming)
            {
                times.Add(time);
                bytes = content.Length;
                cells = cells == 0 ? Cell().Count(System.Text.Encoding.UTF8.GetString(content)) : cells;
            }
        }

        times.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {cells:N0} cells, {bytes / 1024:N0} KiB, p50 {At(times, 0.5):0.0} ms, p95 {At(times, 0.95):0.0} ms, slowest {times[^1]:0.0} ms");
    }

    private static double At(List<double> times, double share) => times[(int)Math.Ceiling(share * times.Count) - 1];

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<td", RegexOptions.None, 1000)]
    private static partial Regex Cell();
}
