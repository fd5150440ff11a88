using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>
/// Puts our comments beside a clerk's own: those of an earlier round go, a cell that has the clerk's comment gets ours
/// below it. The drawing is edited as text, because what Excel writes there is not always well-formed XML.
/// </summary>
internal static class MarkedComments
{
    private const string Sign = "[Tsela] ";
    private const string ShapeStart = "<v:shape ";
    private const string ShapeEnd = "</v:shape>";

    /// <summary>Merges comments into an existing part; gives those that need a new shape, and the cells that lost theirs.</summary>
    public static (List<(long Row, int Column, string Text)> Fresh, HashSet<string> Gone) Merge(XDocument document, SheetComments comments)
    {
        var ns = document.Root!.Name.Namespace;
        var authors = document.Root.Element(ns + "authors") ?? Added(document.Root, new XElement(ns + "authors"));
        var list = document.Root.Element(ns + "commentList") ?? Added(document.Root, new XElement(ns + "commentList"));
        var author = authors.Elements().ToList().FindIndex(one => one.Value == SheetComments.Author);
        if (author < 0)
        {
            author = authors.Elements().Count();
            authors.Add(new XElement(ns + "author", SheetComments.Author));
        }

        var ours = author.ToString(CultureInfo.InvariantCulture);
        var gone = new HashSet<string>(StringComparer.Ordinal);
        var known = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var comment in list.Elements(ns + "comment").ToList())
        {
            var reference = (string?)comment.Attribute("ref") ?? "";
            if ((string?)comment.Attribute("authorId") == ours)
            {
                gone.Add(reference);
                comment.Remove();
                continue;
            }

            comment.Descendants(ns + "r").Where(run => run.Value.TrimStart('\n').StartsWith(Sign, StringComparison.Ordinal)).Remove();
            known[reference] = comment;
        }

        var fresh = new List<(long, int, string)>();
        foreach (var (row, column, text) in comments.All)
        {
            var reference = string.Create(CultureInfo.InvariantCulture, $"{CellReference.Letters(column)}{row}");
            if (known.TryGetValue(reference, out var comment))
            {
                Extend(comment, ns, text);
                continue;
            }

            list.Add(new XElement(ns + "comment", new XAttribute("ref", reference), new XAttribute("authorId", ours), new XElement(ns + "text", Run(ns, "t", text))));
            fresh.Add((row, column, text));
        }

        return (fresh, gone);
    }

    /// <summary>Takes the shapes of cells that lost their comment out of a drawing, and puts new ones in.</summary>
    public static void MergeDrawing(string drawing, PartWriter part, List<(long Row, int Column, string Text)> fresh, HashSet<string> gone)
    {
        var end = drawing.LastIndexOf("</xml>", StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            throw new FileRefusedException("source-error", "The drawing of the comments on the sheet is damaged; save the workbook anew from your spreadsheet program.");
        }

        part.Raw(WithoutShapes(drawing[..end], gone));
        if (!drawing.Contains("_x0000_t202", StringComparison.Ordinal))
        {
            part.Raw(SheetComments.ShapeType);
        }

        SheetComments.WriteShapes(part, fresh, LastShape(drawing) + 1);
        part.Raw("</xml>");
    }

    private static int LastShape(string drawing)
    {
        const string name = "id=\"_x0000_s";
        var last = SheetComments.FirstShape;
        for (var at = drawing.IndexOf(name, StringComparison.Ordinal); at >= 0; at = drawing.IndexOf(name, at, StringComparison.Ordinal))
        {
            at += name.Length;
            var number = 0;
            for (; at < drawing.Length && char.IsAsciiDigit(drawing[at]) && number < 100_000_000; at++)
            {
                number = (number * 10) + (drawing[at] - '0');
            }

            last = Math.Max(last, number);
        }

        return last;
    }

    private static string WithoutShapes(string drawing, HashSet<string> gone)
    {
        if (gone.Count == 0)
        {
            return drawing;
        }

        var kept = new StringBuilder(drawing.Length);
        var at = 0;
        while (at < drawing.Length)
        {
            var start = drawing.IndexOf(ShapeStart, at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : drawing.IndexOf(ShapeEnd, start, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            end += ShapeEnd.Length;
            kept.Append(drawing, at, start - at);
            var shape = drawing.AsSpan(start, end - start);
            var cell = CellReference.Letters((int)Number(shape, "<x:Column>")) + (Number(shape, "<x:Row>") + 1).ToString(CultureInfo.InvariantCulture);
            if (!gone.Contains(cell))
            {
                kept.Append(shape);
            }

            at = end;
        }

        return kept.Append(drawing, at, drawing.Length - at).ToString();
    }

    private static long Number(ReadOnlySpan<char> shape, string tag)
    {
        var at = shape.IndexOf(tag);
        var rest = at < 0 ? default : shape[(at + tag.Length)..];
        var until = rest.IndexOf('<');
        return until > 0 && int.TryParse(rest[..until].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? Math.Min(value, CellReference.RowsMax) : 0;
    }

    private static void Extend(XElement comment, XNamespace ns, string text)
    {
        var holder = comment.Element(ns + "text") ?? Added(comment, new XElement(ns + "text"));
        if (holder.Element(ns + "t") is { } plain)
        {
            plain.Remove();
            holder.AddFirst(new XElement(ns + "r", plain));
        }

        var run = new XElement(ns + "r", Run(ns, "t", "\n" + Sign + text));
        if (holder.Elements(ns + "r").LastOrDefault() is { } last)
        {
            last.AddAfterSelf(run);
        }
        else
        {
            holder.AddFirst(run);
        }
    }

    private static XElement Run(XNamespace ns, string name, string text) =>
        new(ns + name, new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(text));

    private static string Clean(string text) =>
        string.Concat(text.Select(sign => sign is '\n' or '\t' || (sign >= ' ' && sign < '\uFFFE' && !char.IsSurrogate(sign)) ? sign : ' '));

    private static XElement Added(XElement parent, XElement child)
    {
        parent.Add(child);
        return child;
    }
}
