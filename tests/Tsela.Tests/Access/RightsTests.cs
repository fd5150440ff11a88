using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;

namespace Tsela.Tests.Access;

public sealed class RightsTests
{
    /// <summary>Everything that answers without a sign-in or a key.</summary>
    private static readonly string[] OpenToAll =
    [
        "", "error/{status:int}", "guide/{name=index}", "health/live", "health/ready",
        "openapi/{documentName}.json", "sign-in", "sign-out",
        "releases", "releases/{code}", "releases/calendar", "releases/feed.atom", "notices", "notices/confirm", "notices/leave", "working-group",
        "about", "tools", "search", "data", "topics", "reports", "profile", "robots.txt", "sitemap.xml",
    ];

    /// <summary>Doors of which every address is the public's: they hold nothing but the public edition.</summary>
    private static readonly string[] DoorsOpenToAll = ["data/", "briefs", "catalogue.", "topics/", "embed/", "sdmx/", "pxweb/", "reports/", "profile/"];

    [Fact]
    public void Each_role_has_exactly_these_rights()
    {
        const string golden = """
            Provider              ReadCatalogue SubmitFiles ReadSubmissions MendSubmissions ReadRecords ReadProgrammes UseProgrammes ApproveProgrammes
            Reader                ReadCatalogue
            Statistician          ReadCatalogue ReadFigures SubmitFiles ReadSubmissions MendSubmissions ReviewMappings ReadRecords BuildFigures BuildTables ReviewPairs ReadPurposes RegisterPurposes ReadLinkage RunLinkage ReadReleases PrepareReleases ReadProtection RecordDecisions ReadExtracts AskForExtracts
            Administrator         ReadCatalogue ManageAccounts ReadAudit ManageKeys
            DataProtectionOfficer ReadCatalogue ReadPurposes ApprovePurposes ReadProgrammes ApproveProgrammes ReadProtection ReadExtracts ApproveExtracts
            Head                  ReadCatalogue ReadFigures BuildTables ReadReleases ApproveReleases ReadProtection RecordDecisions ReadExtracts ApproveExtracts
            """;
        var actual = Enum.GetValues<Role>().Select(role => $"{role,-22}{string.Join(' ', Rights.Of(role).Order())}");
        Assert.Equal(golden, string.Join(Environment.NewLine, actual));
    }

    [Theory]
    [InlineData("/administration/accounts", Role.Administrator)]
    [InlineData("/administration/keys", Role.Administrator)]
    [InlineData("/administration/audit", Role.Administrator)]
    public async Task A_page_of_the_administration_opens_to_this_role_alone(string address, Role allowed)
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        foreach (var role in Enum.GetValues<Role>())
        {
            var client = await site.SignedIn(role);
            var answer = await client.Get(address);
            Assert.Equal(role == allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal(role == allowed, (await client.Open("/")).QuerySelector($"nav a[href='{address}']") is not null);
        }
    }

    [Fact]
    public async Task Every_address_but_the_listed_ones_refuses_who_is_not_signed_in()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var endpoints = site.System.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .ToList();
        Assert.NotEmpty(endpoints);
        var open = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'));
        var unknown = open.Where(route => !IsOpenToAll(route)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.True(!unknown.Any(), $"Open to all, and not listed above: {string.Join(", ", unknown)}");
        var client = site.Anonymous();
        foreach (var endpoint in endpoints.DistinctBy(endpoint => endpoint.RoutePattern.RawText))
        {
            var route = endpoint.RoutePattern.RawText!.TrimStart('/');
            if (IsOpenToAll(route))
            {
                continue;
            }

            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: [var first, ..] } ? first : "GET";
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/" + Filled(endpoint.RoutePattern), UriKind.Relative));
            var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var refused = answer.StatusCode == HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.AbsolutePath == "/sign-in");
            Assert.True(refused, $"{method} /{route} answers {answer.StatusCode} to nobody");
        }
    }

    private static bool IsOpenToAll(string route) =>
        OpenToAll.Contains(route, StringComparer.Ordinal) || DoorsOpenToAll.Any(door => route.StartsWith(door, StringComparison.Ordinal));

    private static string Filled(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) => string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter =>
                parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.Empty.ToString()
                : parameter.ParameterPolicies.Any(policy => policy.Content is "int" or "long") ? "1" : "x",
            _ => throw new InvalidOperationException($"Unknown part of {pattern.RawText}"),
        }))));
}
