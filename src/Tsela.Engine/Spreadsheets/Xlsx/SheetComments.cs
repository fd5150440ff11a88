using System.Globalization;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>
/// The comments that we put on a sheet, and the drawing without which the programs do not show them. Excel takes long
/// to open a sheet with very many, hence the cap; what lies beyond it stands on the findings sheet alone.
/// </summary>
internal sealed class SheetComments
{
    public const int CommentsMax = 20_000;
    public const string Author = "Tsela";
    public const int FirstShape = 1_024;
    private const int TextMax = 1_000;
    private readonly List<(long Row, int Column, string Text)> comments = [];

    /// <summary>Marks that got no comment because of the cap.</summary>
    public long LeftOut { get; private set; }

    public int Count => comments.Count;

    public IReadOnlyList<(long Row, int Column, string Text)> All => comments;

    /// <summary>Adds a comment to a cell, row from 1 and column from 0; texts for the same cell are joined.</summary>
    public void Add(long row, int column, string text)
    {
        if (comments.Count > 0 && comments[^1] is var last && last.Row == row && last.Column == column)
        {
            if (last.Text.Length < TextMax)
            {
                comments[^1] = (row, column, last.Text + "\n" + Cut(text));
            }

            return;
        }

        if (comments.Count >= CommentsMax)
        {
            LeftOut++;
            return;
        }

        comments.Add((row, column, Cut(text)));
    }

    public void WriteComments(PartWriter part)
    {
        part.Raw($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>{Author}</author></authors><commentList>");
        foreach (var (row, column, text) in comments)
        {
            part.Raw(string.Create(CultureInfo.InvariantCulture, $"<comment ref=\"{CellReference.Letters(column)}{row}\" authorId=\"0\"><text><t xml:space=\"preserve\">"));
            part.Text(text);
            part.Raw("</t></text></comment>");
        }

        part.Raw("</commentList></comments>");
    }

    public void WriteDrawing(PartWriter part)
    {
        var blocks = string.Join(',', Enumerable.Range(1, (comments.Count / FirstShape) + 1));
        part.Raw("<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">");
        part.Raw($"<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{blocks}\"/></o:shapelayout>");
        part.Raw(ShapeType);
        WriteShapes(part, comments, FirstShape + 1);
        part.Raw("</xml>");
    }

    public const string ShapeType = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";

    /// <summary>Writes the shapes, numbered from <paramref name="id"/> on, since Excel knows a shape by its number.</summary>
    public static void WriteShapes(PartWriter part, IEnumerable<(long Row, int Column, string Text)> comments, int id)
    {
        foreach (var (row, column, _) in comments)
        {
            var left = Math.Min(column + 1, CellReference.ColumnsMax - 4);
            var top = Math.Clamp(row - 1, 0, CellReference.RowsMax - 6);
            part.Raw(string.Create(
                CultureInfo.InvariantCulture,
                $"<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"position:absolute;width:200pt;height:80pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:path o:connecttype=\"none\"/><v:textbox><div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {left + 3}, 15, {top + 5}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"));
            id++;
        }
    }

    private static string Cut(string text) => text.Length <= TextMax ? text : text[..(TextMax - 1)] + "…";
}
