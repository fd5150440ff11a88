using System.Text.RegularExpressions;

namespace Tsela.Tests.Architecture;

/// <summary>Holds the rules that only the sources show.</summary>
public sealed partial class SourceTests
{
    private const int EngineFileLinesMax = 500;

    private const int ProductFileLinesMax = 250;

    private static readonly string Root = FindRoot();

    [Fact]
    public void The_namespace_of_every_file_is_its_folder()
    {
        var wrong =
            from file in Sources("src")
            let relative = Path.GetRelativePath(Path.Combine(Root, "src"), file)
            let expected = Path.GetDirectoryName(relative)!.Replace(Path.DirectorySeparatorChar, '.')
            let declared = Namespace().Match(File.ReadAllText(file)) is { Success: true } match ? match.Groups["name"].Value : null
            where declared is not null && declared != expected
            select $"{relative} declares {declared}";
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Files_are_small()
    {
        var wrong =
            from file in Sources("src")
            let lines = File.ReadLines(file).Count()
            where lines > (file.Contains("Tsela.Engine", StringComparison.Ordinal) ? EngineFileLinesMax : ProductFileLinesMax)
            select $"{Path.GetRelativePath(Root, file)} has {lines} lines";
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void No_name_says_only_that_it_does_something()
    {
        var wrong = CompiledTypes.Own.Where(type => Vague().IsMatch(type.Name)).Select(type => type.FullName);
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void Time_comes_from_the_clock_that_was_given_and_nothing_sleeps()
    {
        var wrong =
            from file in Sources("src")
            from line in File.ReadLines(file)
            where Forbidden().IsMatch(line)
            select $"{Path.GetRelativePath(Root, file)}: {line.Trim()}";
        Assert.True(!wrong.Any(), string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tsela.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();

    [GeneratedRegex("(Service|Manager|Helper|Util|Utils|Repository)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vague();

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|UtcNow|Today)|Thread\.Sleep", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Forbidden();
}
