using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;
using Tsela.Access;
using Tsela.Shared;

namespace Tsela.Tests.Architecture;

/// <summary>Holds the rules of docs/adr about modules, by what was compiled.</summary>
public sealed class ModuleTests
{
    /// <summary>What each module may use besides itself. Composition (the host, the site's own pages, the sandbox) may use every module.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Shared"] = [],
        ["Access"] = ["Shared"],
        ["Catalogue"] = ["Shared", "Access"],
        ["Registers"] = ["Shared", "Access", "Catalogue"],
        ["Intake"] = ["Shared", "Access", "Catalogue", "Registers"],
        ["Linkage"] = ["Shared", "Access", "Catalogue", "Registers"],
        ["Statistics"] = ["Shared", "Access", "Catalogue", "Registers", "Linkage"],
        ["Disclosure"] = ["Shared", "Access", "Catalogue", "Linkage", "Statistics"],
        // what is not protected is out of its reach
        ["Publishing"] = ["Shared", "Access", "Catalogue", "Disclosure"],
    };

    private static readonly string[] Composition = ["", "Site", "Sandbox"];

    [Fact]
    public void Every_module_is_known_to_this_test()
    {
        var modules = CompiledTypes.Own.Select(Module).Distinct(StringComparer.Ordinal).Except(Composition, StringComparer.Ordinal);
        Assert.Equal(Arrows.Keys.Order(StringComparer.Ordinal), modules.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Modules_use_only_the_modules_that_the_arrows_allow()
    {
        var wrong =
            from part in Parts()
            where !Composition.Contains(part.Module, StringComparer.Ordinal)
            from used in CompiledTypes.Uses(part.Type)
            where Module(used) != part.Module && !Arrows[part.Module].Contains(Module(used), StringComparer.Ordinal)
            select $"{part.Name} uses {used.FullName}";
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void What_lies_deeper_in_a_module_is_private_to_it()
    {
        var wrong =
            from part in Parts()
            // the sandbox plays the clerks and runs their slices, as the doors do
            where part.Module != "Sandbox"
            from used in CompiledTypes.Uses(part.Type)
            where Module(used) != part.Module && Module(used) is not ("Shared" or "") && used.Namespace != $"Tsela.{Module(used)}"
            select $"{part.Name} uses {used.FullName}";
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void The_engine_uses_no_database_no_web_and_no_other_part_of_the_product()
    {
        var references = typeof(Tsela.Engine.Schemas.Finding).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(references, name =>
            name == "tsela" || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_slice_names_its_right_and_has_the_shape_of_a_slice()
    {
        var slices = CompiledTypes.Own.Where(IsSlice).ToList();
        Assert.NotEmpty(slices);
        var wrong = slices.Where(slice =>
            (slice.GetCustomAttribute<NeedsAttribute>() is null) == (slice.GetCustomAttribute<NeedsNothingAttribute>() is null)
            || !HasHandle(slice)).Select(slice => slice.FullName);
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Only_these_slices_need_no_right()
    {
        var open = CompiledTypes.Own.Where(type => type.GetCustomAttribute<NeedsNothingAttribute>() is not null).Select(type => type.Name);
        Assert.Equal(
            ["AskForNotices", "ChangePassword", "ConfirmNotices", "LeaveNotices", "ListReports", "ReadRelease", "ReadReleases", "ReadReport", "ReadWorkingGroup", "SignIn", "SignOut"],
            open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_interface_exists_only_where_two_implement_it_or_another_module_does()
    {
        var wrong = CompiledTypes.Own.Where(type => type.IsInterface).Where(face =>
        {
            var by = CompiledTypes.Own.Where(type => !type.IsInterface && face.IsAssignableFrom(type)).ToList();
            return by.Count < 2 && by.All(type => Module(type) == Module(face));
        }).Select(face => face.FullName);
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    private static bool IsSlice(Type type) => type is { IsClass: true, IsNested: false }
        && type.GetNestedType("Request") is not null && type.GetMethods().Any(method => method.Name == "Handle");

    private static bool HasHandle(Type slice)
    {
        var handles = slice.GetMethods().Where(method => method.Name == "Handle").ToList();
        return handles.Count == 1
            && handles[0].GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual([slice.GetNestedType("Request")!, typeof(CancellationToken)])
            && handles[0].ReturnType is { IsGenericType: true } answer && answer.GetGenericTypeDefinition() == typeof(Task<>)
            && answer.GenericTypeArguments[0] is { IsGenericType: true } outcome && outcome.GetGenericTypeDefinition() == typeof(Outcome<>);
    }

    private static IEnumerable<(string Module, string Name, Type Type)> Parts() => CompiledTypes.Own.Where(type => !type.IsNested)
        .Select(type => (Module(type), type.FullName!, type))
        .Concat(Views());

    /// <summary>A view is compiled to a type without a module's namespace; its address is its path.</summary>
    private static IEnumerable<(string Module, string Name, Type Type)> Views() =>
        from view in typeof(TselaHost).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        let folders = view.Identifier.Split('/', StringSplitOptions.RemoveEmptyEntries)
        select (folders.Length > 1 ? folders[0] : "", view.Identifier, view.Type);

    private static string Module(Type type) => type.Namespace!.Split('.') is [_, var module, ..] ? module : "";
}
