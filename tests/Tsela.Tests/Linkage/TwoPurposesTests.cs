using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Access;
using Tsela.Linkage;
using Tsela.Linkage.ReviewPairs;
using Tsela.Tests.Architecture;

namespace Tsela.Tests.Linkage;

/// <summary>Statistical linkage and operational matching stay apart (Data Protection Act 2012, sections 2 and 38).</summary>
public sealed class TwoPurposesTests
{
    private const string Programmes = "Tsela.Linkage.MatchingProgrammes";

    /// <summary>How two texts are set side by side and what differs is marked: words of a page, nothing of a person.</summary>
    private static readonly Type[] Shared = [typeof(SideBySide), typeof(ComparedField), typeof(TextDifference), typeof(Stretch), typeof(Marked)];

    [Fact]
    public void Only_Statistics_and_the_statistical_part_of_the_linkage_read_the_keys_of_persons()
    {
        var wrong =
            from part in Parts()
            where !IsStatistical(part.Where) && !IsComposition(part.Where)
            from used in CompiledTypes.Uses(part.Type)
            where IsStatistical(used.Namespace!) && used.Namespace!.StartsWith("Tsela.Linkage", StringComparison.Ordinal) && !Shared.Contains(used)
            where used.Name != "LinkageModule"
            // extracts for statisticians stand under pseudonyms, which lead to no key
            where !(part.Where.StartsWith("Tsela.Disclosure.Extracts", StringComparison.Ordinal) && (used == typeof(ReleasePseudonyms) || used == typeof(PurposePseudonyms)))
            select $"{part.Name} uses {used.FullName}";
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void No_statistical_slice_of_the_linkage_opens_to_an_institution_a_reader_or_an_administrator()
    {
        var slices = CompiledTypes.Own.Where(type => type.Namespace!.StartsWith("Tsela.Linkage", StringComparison.Ordinal) && IsStatistical(type.Namespace!))
            .Select(type => (Type: type, Needs: type.GetCustomAttribute<NeedsAttribute>())).Where(one => one.Needs is not null).ToList();
        Assert.NotEmpty(slices);
        var wrong =
            from slice in slices
            from role in new[] { Role.Provider, Role.Reader, Role.Administrator }
            where Rights.Of(role).Contains(slice.Needs!.Right)
            select $"{slice.Type.FullName} opens to {role}";
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void No_slice_of_a_matching_programme_opens_to_a_statistician()
    {
        var slices = CompiledTypes.Own.Where(type => type.Namespace!.StartsWith(Programmes, StringComparison.Ordinal))
            .Select(type => type.GetCustomAttribute<NeedsAttribute>()).OfType<NeedsAttribute>().ToList();
        Assert.NotEmpty(slices);
        Assert.All(slices, needs => Assert.DoesNotContain(needs.Right, Rights.Of(Role.Statistician)));
    }

    [Fact]
    public async Task Each_statistical_page_refuses_an_officer_and_each_programmes_page_refuses_a_statistician()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var pages = site.System.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => route.StartsWith("linkage", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Contains("linkage/review/workload", pages);
        Assert.Contains("linkage/programmes", pages);
        var officer = await site.SignedIn(Role.Provider, "IMM");
        var statistician = await site.SignedIn(Role.Statistician);
        foreach (var page in pages)
        {
            var isProgramme = page.StartsWith("linkage/programmes", StringComparison.Ordinal);
            var address = "/" + page.Replace("{pair:guid?}", "", StringComparison.Ordinal).Replace("{code}", "MP-001", StringComparison.Ordinal);
            address = System.Text.RegularExpressions.Regex.Replace(address, @"\{[^}]+\}", Guid.Empty.ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            using var answer = await (isProgramme ? statistician : officer).Get(address);
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{address} answers {answer.StatusCode}");
        }
    }

    private static bool IsStatistical(string where) =>
        where.StartsWith("Tsela.Statistics", StringComparison.Ordinal)
        || (where.StartsWith("Tsela.Linkage", StringComparison.Ordinal) && !where.StartsWith(Programmes, StringComparison.Ordinal));

    /// <summary>Puts modules together, or plays the offices of the training country.</summary>
    private static bool IsComposition(string where) => where is "Tsela" or "" || where.StartsWith("Tsela.Sandbox", StringComparison.Ordinal);

    /// <summary>Types by their namespace, views by their folder.</summary>
    private static IEnumerable<(string Where, string Name, Type Type)> Parts() => CompiledTypes.Own.Where(type => !type.IsNested)
        .Select(type => (type.Namespace!, type.FullName!, type))
        .Concat(
            from view in typeof(TselaHost).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
            select ($"Tsela{Path.GetDirectoryName(view.Identifier)!.TrimEnd('/').Replace('/', '.')}", view.Identifier, view.Type));
}
