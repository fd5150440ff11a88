using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Disclosure;
using Tsela.Publishing;
using Tsela.Publishing.Releases;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Bench.Portal;

/// <summary>Fifty readers at once on the pages of the public, over HTTP from the running site: pages that were asked for before, and pages never asked for.</summary>
internal static class PortalBench
{
    private const int Readers = 50;
    private const int PagesEach = 60;
    private const int Tables = 120;
    private static readonly TimeSpan ThinksFor = TimeSpan.FromMilliseconds(200);

    public static async Task<int> Run(string[] arguments)
    {
        var data = new TselaFolder(Path.Combine(Path.GetTempPath(), $"tsela-portal-bench-{Environment.ProcessId}"));
        data.Create();
        await using var system = TselaHost.Build(data, DatabaseChoice.Embedded(data), []);
        await Publish(system.Services);
        system.Urls.Add("http://127.0.0.1:0");
        await system.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Readers }) { BaseAddress = new Uri(system.Urls.Single()) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"The portal with {Tables} tables, {Readers} readers at once, each {PagesEach} pages with {ThinksFor.TotalMilliseconds:0} ms between them, on this machine ({Environment.ProcessorCount} cores, .NET {Environment.Version}); the readers run on it too."),
        ];
        var usual = Enumerable.Range(0, Tables).Select(table => $"/data/{Id(table)}").Concat(["/", "/data", "/topics", "/topics/LIM", "/briefs/districts/LS-A", "/search?q=permits+by+sex"]).ToArray();
        foreach (var address in usual)
        {
            await client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
        }

        lines.Add(await Measured(client, "pages that somebody asked for before", (reader, page) => usual[(reader * 31 + page * 7) % usual.Length]));
        // another word in the address is another page, rendered anew
        lines.Add(await Measured(client, "pages that nobody asked for before", (reader, page) => (page % 2) switch
        {
            0 => $"/data/{Id((reader + page) % Tables)}?by=district&n={reader}-{page}",
            _ => $"/search?q=permits+{reader}x{page}",
        }));
        lines.ForEach(Console.WriteLine);
        if (arguments.Contains("--record"))
        {
            Directory.CreateDirectory("bench/results");
            await File.WriteAllLinesAsync("bench/results/portal.txt", lines);
        }

        await system.StopAsync();
        Directory.Delete(data.Root, recursive: true);
        return 0;
    }

    private static string Id(int table) => string.Create(CultureInfo.InvariantCulture, $"LIM-{table + 1:00}");

    private static async Task Publish(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        await db.MigrateToCurrent(CancellationToken.None);
        var at = new DateTime(2026, 1, 15, 9, 0, 0, DateTimeKind.Utc);
        SafeTable[] tables = [.. Enumerable.Range(0, Tables).Select(table => PortalTables.Permits(Id(table), table))];
        var set = scope.ServiceProvider.GetRequiredService<ProtectedSets>().Add(tables, Guid.Empty, Actor.CommandLine, at);
        db.Add(new Release
        {
            Id = Guid.CreateVersion7(), Number = 1, Title = "A release for the bench", Note = "", ProtectedSet = set, Snapshot = Guid.Empty, PreparedBy = "bench", PreparedAt = at,
            SignedByStatistician = "bench", SignedByStatisticianAt = at, SignedByHead = "bench head", SignedByHeadAt = at, PublishAt = at,
        });
        await db.SaveChangesAsync();
    }

    private static async Task<string> Measured(HttpClient client, string what, Func<int, int, string> address)
    {
        var times = new ConcurrentBag<double>();
        var whole = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            // readers do not come in step
            await Task.Delay(ThinksFor * reader / Readers);
            for (var page = 0; page < PagesEach; page++)
            {
                var clock = Stopwatch.StartNew();
                using var answer = await client.GetAsync(new Uri(address(reader, page), UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                times.Add(clock.Elapsed.TotalMilliseconds);
                answer.EnsureSuccessStatusCode();
                await Task.Delay(ThinksFor);
            }
        }));
        double[] sorted = [.. times.Order()];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {sorted.Length:N0} pages, {sorted.Length / whole.Elapsed.TotalSeconds:0} a second, p50 {At(sorted, 0.5):0.0} ms, p95 {At(sorted, 0.95):0.0} ms, slowest {sorted[^1]:0.0} ms");
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
