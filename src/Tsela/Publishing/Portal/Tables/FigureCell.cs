using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>A figure as a cell of a table. Written here and not in a view, because a page has hundreds.</summary>
/// <param name="Meaning">What its symbols mean.</param>
internal sealed record FigureCell(SafeTable Table, SafeCell? Cell, string Meaning) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<td class=\"govuk-table__cell govuk-table__cell--numeric\">");
        var isShown = Cell?.Value is not null;
        if (isShown)
        {
            encoder.Encode(writer, Table.Shown(Cell));
        }

        var symbols = isShown ? PublicNumbers.Beside(Cell) : Table.Shown(Cell);
        if (symbols.Length > 0)
        {
            writer.Write(isShown ? "<abbr class=\"tsela-symbol\" title=\"" : "<abbr title=\"");
            encoder.Encode(writer, Meaning);
            writer.Write("\">");
            encoder.Encode(writer, symbols);
            writer.Write("</abbr>");
        }

        writer.Write("</td>");
    }
}
