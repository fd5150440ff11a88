using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Publishing;
using Tsela.Publishing.Releases.Sign;
using Tsela.Shared;

namespace Tsela.Tests.Publishing;

public sealed class DamagedSetTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_release_whose_file_is_damaged_is_left_out_and_comes_back_with_its_file(Engine engine)
    {
        await using var site = await PublishedSite.Start(engine);
        var release = await site.Publish([SampleTables.WorkPermits(id: "LIM-77")], SampleTables.ExtractedAt.AddDays(1));
        var path = Path.Combine(site.System.Services.GetRequiredService<TselaFolder>().ProtectedSets, $"{release.ProtectedSet:N}.json.gz");
        var whole = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var anybody = site.Anonymous();
        foreach (var damaged in new byte[]?[] { [.. whole[..^9]], null })
        {
            if (damaged is null)
            {
                File.Delete(path);
            }
            else
            {
                await File.WriteAllBytesAsync(path, damaged, TestContext.Current.CancellationToken);
            }

            foreach (var address in new[] { "/", "/data", "/data/LIM-01", "/releases", "/releases/calendar", "/releases/feed.atom", "/sdmx/rest/dataflow", "/sitemap.xml" })
            {
                Assert.Equal(HttpStatusCode.OK, (await anybody.Get(address)).StatusCode);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get("/data/LIM-77")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get($"/releases/{release.Code}")).StatusCode);
        }

        await File.WriteAllBytesAsync(path, whole, TestContext.Current.CancellationToken);
        site.System.Services.GetRequiredService<PublicTables>().Forget();
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get("/data/LIM-77")).StatusCode);
    }

    [Fact]
    public async Task A_release_whose_file_is_damaged_is_neither_signed_nor_approved()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite);
        var release = await site.Draft([SampleTables.WorkPermits(id: "LIM-77")], SampleTables.ExtractedAt);
        var path = Path.Combine(site.System.Services.GetRequiredService<TselaFolder>().ProtectedSets, $"{release.ProtectedSet:N}.json.gz");
        Actor statistician = new("Mpho", Rights.Of(Role.Statistician), Institution: null, Role.Statistician);
        Actor head = new("Thabo", Rights.Of(Role.Head), Institution: null, Role.Head);
        Task<Outcome<Done>> Sign() => site.As<SignRelease>(statistician).Run(slice => slice.Handle(new(release.Code), TestContext.Current.CancellationToken));
        File.Move(path, $"{path}.away");
        Assert.Equal("protection.set-damaged", (await Sign()).Problem?.Code);
        File.Move($"{path}.away", path);
        Assert.True((await Sign()).Succeeded);
        File.Delete(path);
        var refused = await site.As<ApproveRelease>(head).Run(slice => slice.Handle(new(release.Code), TestContext.Current.CancellationToken));
        Assert.Equal("protection.set-damaged", refused.Problem?.Code);
    }
}
