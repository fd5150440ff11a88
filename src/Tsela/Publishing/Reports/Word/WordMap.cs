using System.Globalization;
using System.Xml.Linq;
using Tsela.Publishing.Reports.Filling;
using Tsela.Shared.Charts;
using static Tsela.Publishing.Reports.Word.WordNames;

namespace Tsela.Publishing.Reports.Word;

/// <summary>The districts as shapes that Word draws by itself: a group of outlines in shades, with names and figures on them.</summary>
internal static class WordMap
{
    /// <summary>Places of the outlines are kept to a hundredth.</summary>
    private const int Fine = 100;

    private const int LabelWidth = 92 * Fine;
    private const int LabelHeight = 46 * Fine;
    private const int PointSize = 10 * Fine;

    private static readonly string[] Shades = ["E6EAF7", "B7C2EA", "8394D8", "4A62C2", "00209F"];

    public static XElement Of(FilledMap map, DistrictOutlines outlines, int id, long width)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(outlines);
        var shades = DistrictShades.For(map.Values.Values);
        var height = width * outlines.Height / outlines.Width;
        var frame = new[] { new XAttribute("cx", outlines.Width * Fine), new XAttribute("cy", outlines.Height * Fine) };
        var group = new XElement(
            Wpg + "wgp", new XElement(Wpg + "cNvGrpSpPr"),
            new XElement(Wpg + "grpSpPr", new XElement(
                A + "xfrm", new XElement(A + "off", new XAttribute("x", 0), new XAttribute("y", 0)), new XElement(A + "ext", new XAttribute("cx", width), new XAttribute("cy", height)),
                new XElement(A + "chOff", new XAttribute("x", 0), new XAttribute("y", 0)), new XElement(A + "chExt", frame))),
            outlines.Districts.Select((district, index) => Outline(district, map, shades, (id * 100) + index)),
            outlines.Districts.Select((district, index) => Label(district, map, shades, (id * 100) + 50 + index)),
            map.Points.Select((point, index) => Point(point, outlines, (id * 100) + 70 + index)));
        return new XElement(
            Mc + "AlternateContent",
            new XElement(Mc + "Choice", new XAttribute("Requires", "wpg"), WordDrawing.Inline(id, $"Map {map.Number}", map.Alternative, width, height, Wpg.NamespaceName, group)),
            new XElement(Mc + "Fallback", WordText.Text(map.Alternative)));
    }

    private static XElement Outline(DistrictOutlines.District district, FilledMap map, DistrictShades shades, int id)
    {
        var points = Points(district.Path).ToList();
        var (left, top) = (points.Min(point => point.X), points.Min(point => point.Y));
        var (width, height) = (points.Max(point => point.X) - left, points.Max(point => point.Y) - top);
        return new XElement(
            Wps + "wsp",
            new XElement(Wps + "cNvPr", new XAttribute("id", id), new XAttribute("name", district.Name), new XAttribute("descr", $"{district.Name}: {map.Shown(district.Code)}")), new XElement(Wps + "cNvSpPr"),
            new XElement(
                Wps + "spPr", Frame(left, top, width, height),
                new XElement(
                    A + "custGeom", new XElement(A + "avLst"), new XElement(A + "gdLst"), new XElement(A + "ahLst"), new XElement(A + "cxnLst"),
                    new XElement(A + "rect", new XAttribute("l", "0"), new XAttribute("t", "0"), new XAttribute("r", "r"), new XAttribute("b", "b")),
                    new XElement(A + "pathLst", new XElement(
                        A + "path", new XAttribute("w", width), new XAttribute("h", height),
                        points.Select(point => new XElement(A + (point.IsStart ? "moveTo" : "lnTo"), new XElement(A + "pt", new XAttribute("x", point.X - left), new XAttribute("y", point.Y - top)))),
                        new XElement(A + "close")))),
                Fill(FillOf(map.Values.GetValueOrDefault(district.Code), shades)), new XElement(A + "ln", new XAttribute("w", 9525), Fill("505A5F"))),
            new XElement(Wps + "bodyPr"));
    }

    private static XElement Label(DistrictOutlines.District district, FilledMap map, DistrictShades shades, int id)
    {
        var (x, y) = ((int)(district.Centre[0] * Fine), (int)(district.Centre[1] * Fine));
        XElement Line(string text, bool bold) => new(
            W + "p", new XElement(W + "pPr", new XElement(W + "spacing", new XAttribute(W + "before", 0), new XAttribute(W + "after", 0), new XAttribute(W + "line", 220), new XAttribute(W + "lineRule", "auto")), new XElement(W + "jc", Val("center"))),
            new XElement(W + "r", new XElement(W + "rPr", bold ? new XElement(W + "b") : null, new XElement(W + "color", Val(shades.IsDark(map.Values.GetValueOrDefault(district.Code)) ? "FFFFFF" : "0B0C0C")), new XElement(W + "sz", Val(14))), WordText.Text(text)));
        return new XElement(
            Wps + "wsp", new XElement(Wps + "cNvPr", new XAttribute("id", id), new XAttribute("name", $"{district.Name}, label"), new XAttribute("descr", district.Name)), new XElement(Wps + "cNvSpPr", new XAttribute("txBox", 1)),
            new XElement(
                Wps + "spPr", Frame(x - (LabelWidth / 2), y - (LabelHeight / 2), LabelWidth, LabelHeight), new XElement(A + "prstGeom", new XAttribute("prst", "rect"), new XElement(A + "avLst")),
                new XElement(A + "noFill"), new XElement(A + "ln", new XElement(A + "noFill"))),
            new XElement(Wps + "txbx", new XElement(W + "txbxContent", Line(district.Name, bold: false), Line(map.Shown(district.Code), bold: true))),
            new XElement(Wps + "bodyPr", new XAttribute("wrap", "none"), new XAttribute("lIns", 0), new XAttribute("tIns", 0), new XAttribute("rIns", 0), new XAttribute("bIns", 0), new XAttribute("anchor", "ctr")));
    }

    private static XElement Point(MapPoint point, DistrictOutlines outlines, int id)
    {
        var (x, y) = outlines.Place(point.Latitude, point.Longitude);
        return new XElement(
            Wps + "wsp", new XElement(Wps + "cNvPr", new XAttribute("id", id), new XAttribute("name", point.Name), new XAttribute("descr", point.Name)), new XElement(Wps + "cNvSpPr"),
            new XElement(
                Wps + "spPr", Frame((int)(x * Fine) - (PointSize / 2), (int)(y * Fine) - (PointSize / 2), PointSize, PointSize),
                new XElement(A + "prstGeom", new XAttribute("prst", "ellipse"), new XElement(A + "avLst")), Fill("C4500A"), new XElement(A + "ln", new XElement(A + "noFill"))),
            new XElement(Wps + "bodyPr"));
    }

    private static XElement Frame(int x, int y, int width, int height) => new(
        A + "xfrm", new XElement(A + "off", new XAttribute("x", x), new XAttribute("y", y)), new XElement(A + "ext", new XAttribute("cx", width), new XAttribute("cy", height)));

    private static XElement Fill(string colour) => new(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", colour)));

    private static string FillOf(decimal? value, DistrictShades shades) =>
        shades.ClassOf(value) is "shade-none" ? "FFFFFF" : Shades[int.Parse(shades.ClassOf(value).AsSpan("shade-".Length), CultureInfo.InvariantCulture)];

    /// <summary>The corners of an SVG path of M, L and Z.</summary>
    private static IEnumerable<(int X, int Y, bool IsStart)> Points(string path)
    {
        foreach (var ring in path.Split('M', StringSplitOptions.RemoveEmptyEntries))
        {
            var corners = ring.TrimEnd('Z').Split('L', StringSplitOptions.RemoveEmptyEntries);
            for (var index = 0; index <= corners.Length; index++)
            {
                // back to where the ring began
                var at = corners[index % corners.Length].Split(',');
                yield return (Place(at[0]), Place(at[1]), index == 0);
            }
        }
    }

    private static int Place(string text) => (int)Math.Round(double.Parse(text, CultureInfo.InvariantCulture) * Fine);
}
