using System.Globalization;
using System.Xml.Linq;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>
/// The clerk's own formats, to which one is added for each pair of format and mark: the same but for its fill. Nothing
/// that stood there before changes.
/// </summary>
internal sealed class MarkedStyles
{
    private static readonly string[] Order = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];
    private static readonly string[] Colours = [StyleTable.InfoColour, StyleTable.WarningColour, StyleTable.ErrorColour];
    private readonly XDocument document;
    private readonly XNamespace ns;
    private readonly XElement formatsElement;
    private readonly List<XElement> formats;
    private readonly int[] fills = new int[3];
    private readonly Dictionary<(int Style, int Mark), int> added = [];
    private int header = -1;

    public MarkedStyles(XDocument? existing, string mainNamespace)
    {
        document = existing ?? new XDocument(new XElement(XName.Get("styleSheet", mainNamespace)));
        ns = document.Root!.Name.Namespace;
        Ensure("fonts", "<font><sz val=\"11\"/><name val=\"Calibri\"/></font>");
        var fillsElement = Ensure("fills", "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>");
        Ensure("borders", "<border/>");
        Ensure("cellStyleXfs", "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>");
        formatsElement = Ensure("cellXfs", "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
        formats = [.. formatsElement.Elements(ns + "xf")];
        var known = fillsElement.Elements(ns + "fill").ToList();
        for (var mark = 0; mark < 3; mark++)
        {
            var colour = Colours[mark];
            fills[mark] = known.FindIndex(fill => (string?)fill.Element(ns + "patternFill")?.Element(ns + "fgColor")?.Attribute("rgb") == colour);
            if (fills[mark] >= 0)
            {
                HasOurs = true;
                continue;
            }

            fills[mark] = known.Count;
            known.Add(Parse(StyleTable.Fill(colour)).Single());
            fillsElement.Add(known[^1]);
        }

        Count(fillsElement);
    }

    /// <summary>True where the file was marked before.</summary>
    public bool HasOurs { get; }

    /// <summary>The format of a cell once it carries a mark.</summary>
    public int Marked(int style, MarkSeverity severity)
    {
        var clean = Unmarked(style);
        if (added.TryGetValue((clean, (int)severity), out var index))
        {
            return index;
        }

        var format = Copy(clean);
        format.SetAttributeValue("fillId", fills[(int)severity].ToString(CultureInfo.InvariantCulture));
        format.SetAttributeValue("applyFill", "1");
        return added[(clean, (int)severity)] = Append(format);
    }

    /// <summary>The format of a cell without the mark of an earlier round; the same where it has none.</summary>
    public int Unmarked(int style)
    {
        if (!HasOurs || (uint)style >= (uint)formats.Count || !IsOurs(formats[style]))
        {
            return style;
        }

        if (added.TryGetValue((style, -1), out var index))
        {
            return index;
        }

        var wanted = Signature(formats[style]);
        index = formats.FindIndex(format => !IsOurs(format) && Signature(format) == wanted);
        if (index < 0)
        {
            var format = Copy(style);
            format.SetAttributeValue("fillId", "0");
            index = Append(format);
        }

        return added[(style, -1)] = index;
    }

    /// <summary>The format of a header on the findings sheet.</summary>
    public int Header()
    {
        if (header >= 0)
        {
            return header;
        }

        var fonts = document.Root!.Element(ns + "fonts")!;
        var bold = new XElement(fonts.Elements(ns + "font").First());
        if (bold.Element(ns + "b") is null)
        {
            bold.AddFirst(new XElement(ns + "b"));
        }

        fonts.Add(bold);
        Count(fonts);
        var format = Copy(0);
        format.SetAttributeValue("fontId", (fonts.Elements(ns + "font").Count() - 1).ToString(CultureInfo.InvariantCulture));
        format.SetAttributeValue("applyFont", "1");
        return header = Append(format);
    }

    public void Save(Stream stream)
    {
        Count(formatsElement);
        document.Save(stream, SaveOptions.DisableFormatting);
    }

    private bool IsOurs(XElement format) =>
        int.TryParse((string?)format.Attribute("fillId"), NumberStyles.None, CultureInfo.InvariantCulture, out var fill) && Array.IndexOf(fills, fill) >= 0;

    private static string Signature(XElement format) => string.Join(
        ' ',
        format.Attributes().Where(one => one.Name.LocalName is not ("fillId" or "applyFill")).OrderBy(one => one.Name.LocalName, StringComparer.Ordinal).Select(one => $"{one.Name.LocalName}={one.Value}"))
        + string.Concat(format.Elements().Select(one => one.ToString(SaveOptions.DisableFormatting)));

    private XElement Copy(int style) =>
        (uint)style < (uint)formats.Count ? new XElement(formats[style]) : new XElement(ns + "xf", new XAttribute("numFmtId", "0"), new XAttribute("fontId", "0"), new XAttribute("fillId", "0"), new XAttribute("borderId", "0"), new XAttribute("xfId", "0"));

    private int Append(XElement format)
    {
        formats.Add(format);
        formatsElement.Add(format);
        return formats.Count - 1;
    }

    private XElement Ensure(string name, string content)
    {
        if (document.Root!.Element(ns + name) is { } known)
        {
            return known;
        }

        var element = new XElement(ns + name, Parse(content));
        Count(element);
        var before = document.Root.Elements().LastOrDefault(one => Array.IndexOf(Order, one.Name.LocalName) < Array.IndexOf(Order, name));
        if (before is null)
        {
            document.Root.AddFirst(element);
        }
        else
        {
            before.AddAfterSelf(element);
        }

        return element;
    }

    private IEnumerable<XElement> Parse(string content) =>
        XElement.Parse($"<x xmlns=\"{ns.NamespaceName}\">{content}</x>").Elements().Select(one => new XElement(one));

    private static void Count(XElement element) =>
        element.SetAttributeValue("count", element.Elements().Count().ToString(CultureInfo.InvariantCulture));
}
