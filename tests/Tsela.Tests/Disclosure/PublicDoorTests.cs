using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tsela.Disclosure;
using Tsela.Disclosure.Making;
using Tsela.Tests.Architecture;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

/// <summary>Nothing that is not protected has a door for the public.</summary>
public sealed class PublicDoorTests
{
    /// <summary>Modules that cannot name a figure before protection, and the site's own pages.</summary>
    private static readonly string[] MayBeOpen = ["Publishing", "Access", "Catalogue", "Shared", "Site"];

    [Fact]
    public async Task Every_door_that_needs_no_sign_in_is_in_a_module_that_cannot_reach_unprotected_figures()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var open = site.System.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).ToList();
        Assert.NotEmpty(open);
        var wrong = open.Select(endpoint => (endpoint.RoutePattern.RawText, Module: ModuleOf(endpoint))).Where(one => one.Module is not null && !MayBeOpen.Contains(one.Module, StringComparer.Ordinal));
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Only_protection_makes_a_safe_table_and_only_what_is_counted_before_it_is_named_by_it()
    {
        var makers = CompiledTypes.Own.Where(type => CompiledTypes.Uses(type).Contains(typeof(SafeTableContent))).Select(type => type.Namespace!.Split('.')[1]).Distinct(StringComparer.Ordinal);
        Assert.Equal(["Disclosure"], makers);
        var readers = CompiledTypes.Own.Where(type => CompiledTypes.Uses(type).Contains(typeof(Tsela.Statistics.CountedTables))).Select(type => type.Namespace!.Split('.')[1]).Distinct(StringComparer.Ordinal);
        Assert.Equal(["Disclosure", "Statistics"], readers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_planted_small_group_stands_in_no_protected_table()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS15a", "2023", ProtectionRig.Permits(2023, ("CN", "M", 60), ("CN", "F", 30), ("IN", "M", 40), ("IN", "F", 20), ("NG", "M", 12), ("NG", "F", 9), ("GH", "M", 2)));
        await rig.Deliver("RF05", "2024", [new Dictionary<string, string>(StringComparer.Ordinal) { ["year"] = "2023", ["partner"] = "_T", ["visitors"] = "2", ["producer"] = "UN Tourism", ["source"] = "UN Tourism" }]);
        await rig.Take();
        var chosen = (await rig.Run<ChooseTables, Tsela.Shared.Outcome<Choosable>>(slice => slice.Handle(new(), TestContext.Current.CancellationToken))).Value.Tables;
        var protection = await rig.Protect([.. chosen.Select(table => table.Id)]);
        var tables = await rig.Tables(protection);
        Assert.Contains(tables, table => table.Id == "LIM-02");
        foreach (var table in tables.Where(table => table.Protection.Policy != "open"))
        {
            Assert.DoesNotContain(table.Cells, cell => cell.Value is > 0 and < 3 && table.Unit is "permits" or "persons");
            Assert.DoesNotContain(table.Cells, cell => cell.Value is not (null or 0) && cell.At.Select((place, i) => table.Dimensions[i].Codes[place].Code).Contains("GH"));
        }

        // what another office has published is not hidden again
        var visitors = tables.Single(table => table.Id == "RF05");
        Assert.Equal((SafeTableKind.Published, 2m, "not needed"), (visitors.Kind, Assert.Single(visitors.Cells).Value, visitors.Protection.Method));
    }

    private static string? ModuleOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page ? page.RelativePath.Split('/', StringSplitOptions.RemoveEmptyEntries)[0]
        : endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Namespace?.Split('.') is ["Tsela", var module, ..] ? module : null;
}
