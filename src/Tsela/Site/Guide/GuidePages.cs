using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Tsela.Site.Guide;

/// <summary>The guide for users: every file of <c>docs/guide</c> is a page, and its first heading is its title.</summary>
public sealed class GuidePages
{
    public const string First = "index";

    private readonly Dictionary<string, Entry> pages;

    private GuidePages(Dictionary<string, Entry> pages) => this.pages = pages;

    public sealed record Entry(string Name, string Title, IHtmlContent Html);

    /// <summary>All pages but the first, by the order of their file names.</summary>
    public IEnumerable<Entry> Listed => pages.Values.Where(page => page.Name != First).OrderBy(page => page.Name, StringComparer.Ordinal);

    /// <summary>Null where there is no such page.</summary>
    public Entry? Find(string name) => pages.GetValueOrDefault(name);

    /// <summary>Beside the program where it was published, else up from there, in the repository.</summary>
    public static GuidePages Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var guide = Path.Combine(folder.FullName, "docs", "guide");
            if (Directory.Exists(guide))
            {
                return Read(guide);
            }
        }

        throw new InvalidOperationException($"No folder docs/guide above {AppContext.BaseDirectory}.");
    }

    private static GuidePages Read(string folder)
    {
        var pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers().Build();
        var read = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.md"))
        {
            var text = File.ReadAllText(file);
            var name = Path.GetFileNameWithoutExtension(file);
            var title = text.Split('\n').FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? name;
            read[name] = new Entry(name, title, new HtmlString(Render(text, pipeline)));
        }

        return new GuidePages(read);
    }

    private static string Render(string text, MarkdownPipeline pipeline)
    {
        var document = Markdown.Parse(text, pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.Url?.StartsWith("../", StringComparison.Ordinal) == true)
            {
                // what stands beside the guide in the repository is not served
                link.ReplaceBy(new ContainerInline(), copyChildren: true);
                continue;
            }

            // links between the files work where the repository is read, too
            if (link.Url is { } url && url.EndsWith(".md", StringComparison.Ordinal) && !url.Contains('/', StringComparison.Ordinal))
            {
                link.Url = $"/guide/{url[..^3]}";
            }
        }

        // both scroll by themselves where the screen is narrow, so the keyboard must reach them
        foreach (var wide in document.Descendants().Where(block => block is Table or CodeBlock).ToList())
        {
            wide.GetAttributes().AddProperty("tabindex", "0");
        }

        return document.ToHtml(pipeline);
    }
}
