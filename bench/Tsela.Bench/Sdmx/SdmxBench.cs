using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Bench.Columns;
using Tsela.Disclosure;
using Tsela.Publishing.Releases;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Bench.Sdmx;

/// <summary>A million observations over HTTP from the running site in every format, and small questions again and again. <c>sdmx [--record]</c></summary>
internal static class SdmxBench
{
    private const int SmallQuestions = 2000;
    private const string Flow = "DF_BENCH";

    public static async Task<int> Run(string[] arguments)
    {
        var data = new TselaFolder(Path.Combine(Path.GetTempPath(), $"sdmx-bench-{Environment.ProcessId}"));
        data.Create();
        try
        {
            await using var system = TselaHost.Build(data, DatabaseChoice.Embedded(data), []);
            await Publish(system);
            system.Urls.Add("http://127.0.0.1:0");
            await system.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(system.Urls.Single()), Timeout = TimeSpan.FromMinutes(10) };
            List<string> lines =
            [
                string.Create(CultureInfo.InvariantCulture, $"{MadeTable.Figures:N0} observations over HTTP on this machine ({Machine.Processor}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load {Machine.Load}); server and client in one process."),
            ];
            await Small(client, 1);
            foreach (var (address, type) in new[]
            {
                ($"/sdmx/rest/data/{Flow}", "data+csv;version=1.0.0"), ($"/sdmx/rest/v2/data/dataflow/LSBOS/{Flow}/~", "data+csv;version=2.0.0"),
                ($"/sdmx/rest/data/{Flow}", "data+json;version=1.0.0"), ($"/sdmx/rest/v2/data/dataflow/LSBOS/{Flow}/~", "data+json;version=2.0.0"),
                ($"/sdmx/rest/data/{Flow}", "structurespecificdata+xml;version=2.1"), ($"/sdmx/rest/data/{Flow}", "genericdata+xml;version=2.1"),
            })
            {
                lines.Add(await Large(client, address, type));
            }

            lines.Add(await Small(client, SmallQuestions));
            lines.ForEach(Console.WriteLine);
            if (arguments.Contains("--record"))
            {
                await File.WriteAllLinesAsync("bench/results/sdmx.txt", lines);
            }

            await system.StopAsync();
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }

        return 0;
    }

    private static async Task Publish(WebApplication system)
    {
        await using var scope = system.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        await db.MigrateToCurrent(CancellationToken.None);
        var table = MadeTable.Make();
        var then = table.ExtractedAt;
        db.Add(new Release
        {
            Id = Guid.CreateVersion7(), Number = 1, Title = "Bench", Note = "Made up.", ProtectedSet = scope.ServiceProvider.GetRequiredService<ProtectedSets>().Add([table], table.Snapshot, Actor.CommandLine, then),
            Snapshot = table.Snapshot, PreparedBy = "bench", PreparedAt = then, SignedByStatistician = "one", SignedByStatisticianAt = then, SignedByHead = "another", SignedByHeadAt = then, PublishAt = then,
        });
        await db.SaveChangesAsync();
    }

    private static async Task<string> Large(HttpClient client, string address, string type)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = before;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.sdmx." + type);
        var clock = Stopwatch.StartNew();
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 20];
        var first = TimeSpan.Zero;
        var bytes = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0; bytes += read)
        {
            first = first == TimeSpan.Zero ? clock.Elapsed : first;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
        }

        var seconds = clock.Elapsed.TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{type,-38} {bytes / 1e6,6:N0} MB  first byte {first.TotalMilliseconds,6:N0} ms  {seconds,5:0.00} s  {MadeTable.Figures / seconds,9:N0} observations/s  heap at most {(most - before) / 1024.0 / 1024:N0} MiB above rest");
    }

    private static async Task<string> Small(HttpClient client, int questions)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var i = 0; i < questions; i++)
        {
            var clock = Stopwatch.StartNew();
            bytes = (await client.GetByteArrayAsync(new Uri($"/sdmx/rest/data/{Flow}/M.LS.Y15T24.P03.C07?lastNObservations=24", UriKind.Relative))).Length;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"a small question again and again: {bytes / 1024.0:0.0} KiB, p50 {times[times.Count / 2]:0.00} ms, p95 {times[(int)(0.95 * (times.Count - 1))]:0.00} ms, slowest {times[^1]:0.00} ms");
    }
}
