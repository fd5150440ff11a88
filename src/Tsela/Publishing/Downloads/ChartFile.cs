using System.Text;
using System.Xml;
using Tsela.Publishing.Reports.Filling;
using Tsela.Publishing.Reports.Html;
using Tsela.Shared.Charts;

namespace Tsela.Publishing.Downloads;

/// <summary>The chart of a public table as a picture that stands alone: title, unit, key, source and citation in it.</summary>
internal static class ChartFile
{
    public const int Width = 760;

    private const string Svg = "http://www.w3.org/2000/svg";
    private const int Margin = 20;
    private const int LineHeight = 20;
    private const int LettersInLine = 100;

    private static readonly string[] Colours = ["#00247d", "#009543", "#b35900", "#5b5b5b", "#7b3294", "#008080", "#a6611a", "#404040"];

    /// <param name="chart">A <see cref="LineChart"/> or a <see cref="BarChart"/>.</param>
    /// <returns>The picture, and its height.</returns>
    public static (byte[] Svg, int Height) Of(object chart, PublicTable published)
    {
        var (title, unit, filled) = chart switch
        {
            LineChart lines => (lines.Title, lines.Unit, new FilledChart("", lines.Title, "line", published.Id, lines.Unit, lines.Labels, [.. lines.Lines.Select(line => new FilledSeries(line.Name, line.Values) { BreaksAt = line.BreaksAt, Symbols = line.Symbols })])),
            BarChart bars => (bars.Title, bars.Unit, new FilledChart("", bars.Title, "bar", published.Id, bars.Unit, [.. bars.Bars.Select(bar => bar.Label)], [new FilledSeries(bars.Title, [.. bars.Bars.Select(bar => bar.Value)]) { Symbols = bars.Symbols }])),
            _ => throw new ArgumentException($"A {chart.GetType().Name} is no chart of a table.", nameof(chart)),
        };
        var sketch = ChartSketch.Of(filled);
        List<string> head = [.. Lines($"{title} ({unit})", LettersInLine - 25)];
        string[] key = filled.Series.Count > 1 ? [.. filled.Series.Select(series => series.Name)] : [];
        List<string> foot = [.. Footnotes.Of(published) is { } notes ? notes.Notes.Take(1).Append(notes.Protection).Append(notes.Citation).Where(line => line.Length > 0).SelectMany(line => Lines(line, LettersInLine)) : []];
        var top = Margin + (head.Count * 26) + (key.Length * LineHeight) + 10;
        var height = (int)(top + sketch.Height + (foot.Count * LineHeight) + (2 * Margin));
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("svg", Svg);
            xml.WriteAttributeString("viewBox", $"0 0 {Width} {height}");
            xml.WriteAttributeString("width", $"{Width}");
            xml.WriteAttributeString("height", $"{height}");
            xml.WriteAttributeString("font-family", "Source Sans 3, Noto Sans, Arial, sans-serif");
            xml.WriteElementString("title", Svg, title);
            xml.WriteElementString("desc", Svg, filled.Alternative);
            Shape(xml, "rect", ("width", "100%"), ("height", "100%"), ("fill", "#ffffff"));
            Texts(xml, head, Margin + 18, 26, "20", "#0b0c0c", bold: true);
            Key(xml, key, Margin + (head.Count * 26) + 10);
            xml.WriteStartElement("g", Svg);
            xml.WriteAttributeString("transform", $"translate(0 {top})");
            Draw(xml, sketch);
            xml.WriteEndElement();
            Texts(xml, foot, (int)(top + sketch.Height + Margin + 14), LineHeight, "13", "#505a5f", bold: false);
            xml.WriteEndElement();
        }

        return (output.ToArray(), height);
    }

    private static void Draw(XmlWriter xml, ChartSketch sketch)
    {
        sketch.Grid.ForEach(line => Shape(xml, "line", ("x1", At(line.X1)), ("y1", At(line.Y1)), ("x2", At(line.X2)), ("y2", At(line.Y2)), ("stroke", "#b1b4b6"), ("stroke-width", "1")));
        sketch.Boxes.ForEach(box => Shape(xml, "rect", ("x", At(box.X)), ("y", At(box.Y)), ("width", At(box.Wide)), ("height", At(box.High)), ("fill", Colours[box.Series % Colours.Length])));
        sketch.Paths.ForEach(path => Shape(xml, "path", ("d", path.Data), ("fill", "none"), ("stroke", Colours[path.Series % Colours.Length]), ("stroke-width", "2.5")));
        sketch.Dots.ForEach(dot => Shape(xml, "circle", ("cx", At(dot.X)), ("cy", At(dot.Y)), ("r", "3.5"), ("fill", Colours[dot.Series % Colours.Length])));
        sketch.Texts.ForEach(words => Text(xml, At(words.X), At(words.Y), words.Anchor, "15", "#0b0c0c", bold: false, words.Text));
    }

    private static void Key(XmlWriter xml, string[] names, int top)
    {
        for (var at = 0; at < names.Length; at++)
        {
            Shape(xml, "rect", ("x", $"{Margin}"), ("y", $"{top + (at * LineHeight)}"), ("width", "14"), ("height", "14"), ("fill", Colours[at % Colours.Length]));
            Text(xml, $"{Margin + 22}", $"{top + (at * LineHeight) + 12}", "start", "15", "#0b0c0c", bold: false, names[at]);
        }
    }

    private static void Texts(XmlWriter xml, List<string> lines, int top, int step, string size, string colour, bool bold)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            Text(xml, $"{Margin}", $"{top + (at * step)}", "start", size, colour, bold, lines[at]);
        }
    }

    private static void Text(XmlWriter xml, string x, string y, string anchor, string size, string colour, bool bold, string text)
    {
        xml.WriteStartElement("text", Svg);
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("x", x), ("y", y), ("text-anchor", anchor), ("font-size", size), ("fill", colour), ("font-weight", bold ? "700" : "400")])
        {
            xml.WriteAttributeString(name, value);
        }

        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void Shape(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Svg);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }

    private static string At(double place) => ChartNumbers.At(place);

    /// <summary>A text in lines of at most so many letters.</summary>
    private static IEnumerable<string> Lines(string text, int most)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length + 1 > most)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}
