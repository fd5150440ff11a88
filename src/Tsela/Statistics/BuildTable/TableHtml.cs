using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Tsela.Statistics.BuildTable;

/// <summary>
/// Writes the table straight into the page: ten thousand cells leave no time for a view of each. With one dimension down
/// and one across, the headers' scope ties them to the cells; with more, each cell names its headers.
/// </summary>
public sealed class TableHtml(TableView view, TableQuery query) : IHtmlContent
{
    private readonly bool isNested = view.RowHeaders.Count > 1 || view.ColumnHeaders.Count > 1;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        writer.Write("<div class=\"tsela-scroll tsela-built\" tabindex=\"0\" role=\"region\" aria-labelledby=\"table-caption\"><table class=\"govuk-table tsela-table\"><caption class=\"govuk-table__caption\" id=\"table-caption\">");
        encoder.Encode(writer, view.Title);
        writer.Write("</caption><thead>");
        Head(writer, encoder);
        writer.Write("</thead><tbody>");
        Body(writer, encoder);
        writer.Write("</tbody></table></div>");
    }

    /// <summary>A value as people read it.</summary>
    public static string Shown(decimal? value) => value is { } known
        ? known.ToString(decimal.IsInteger(known) ? "#,0" : "#,0.0#", CultureInfo.InvariantCulture)
        : "..";

    private void Head(TextWriter writer, HtmlEncoder encoder)
    {
        var levels = Math.Max(1, view.ColumnHeaders.Count);
        for (var level = 0; level < levels; level++)
        {
            writer.Write("<tr>");
            if (level == 0)
            {
                Corner(writer, encoder, levels);
            }

            for (var column = 0; column < view.Columns.Count;)
            {
                var end = End(view.Columns, column, level);
                ColumnHeader(writer, encoder, level, column, end - column, isLast: level == levels - 1);
                column = end;
            }

            writer.Write("</tr>");
        }
    }

    private void Corner(TextWriter writer, HtmlEncoder encoder, int levels)
    {
        foreach (var title in view.RowHeaders.Count == 0 ? [""] : view.RowHeaders.Select(header => header.Title))
        {
            writer.Write(title.Length == 0 ? "<td" : "<th scope=\"col\"");
            writer.Write(levels > 1 ? string.Create(CultureInfo.InvariantCulture, $" rowspan=\"{levels}\">") : ">");
            encoder.Encode(writer, title);
            writer.Write(title.Length == 0 ? "</td>" : "</th>");
        }
    }

    private void ColumnHeader(TextWriter writer, HtmlEncoder encoder, int level, int column, int span, bool isLast)
    {
        writer.Write(isLast ? "<th scope=\"col\" class=\"n\"" : "<th scope=\"colgroup\" class=\"g\"");
        if (isNested)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" id=\"c{level}-{column}\""));
        }

        if (span > 1)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" colspan=\"{span}\""));
        }

        if (!isLast)
        {
            writer.Write('>');
            Label(writer, encoder, view.ColumnHeaders[level], view.Columns[column][level]);
            writer.Write("</th>");
            return;
        }

        var sorted = SortOf(column);
        writer.Write(sorted switch { "down" => " aria-sort=\"descending\">", "up" => " aria-sort=\"ascending\">", _ => ">" });
        writer.Write("<a class=\"tsela-sort\" href=\"");
        encoder.Encode(writer, (query with { Sort = string.Create(CultureInfo.InvariantCulture, $"{column + 1}.{(sorted == "down" ? "up" : "down")}") }).Link);
        writer.Write("\">");
        if (view.ColumnHeaders.Count == 0)
        {
            encoder.Encode(writer, view.Unit);
        }
        else
        {
            Label(writer, encoder, view.ColumnHeaders[level], view.Columns[column][level]);
        }

        writer.Write("</a></th>");
    }

    private void Body(TextWriter writer, HtmlEncoder encoder)
    {
        var ends = new int[view.RowHeaders.Count];
        var columnIds = isNested ? ColumnIds() : [];
        for (var row = 0; row < view.Rows.Count; row++)
        {
            writer.Write(view.IsTotalRow(row) ? "<tr class=\"t\">" : "<tr>");
            if (view.RowHeaders.Count == 0)
            {
                writer.Write("<th scope=\"row\">Total</th>");
            }

            for (var level = 0; level < view.RowHeaders.Count; level++)
            {
                if (row >= ends[level])
                {
                    ends[level] = End(view.Rows, row, level);
                    RowHeader(writer, encoder, level, row, ends[level] - row);
                }
            }

            Cells(writer, encoder, row, columnIds);
            writer.Write("</tr>");
        }
    }

    private void RowHeader(TextWriter writer, HtmlEncoder encoder, int level, int row, int span)
    {
        writer.Write(level == view.RowHeaders.Count - 1 ? "<th scope=\"row\"" : "<th scope=\"rowgroup\"");
        if (isNested)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" id=\"r{level}-{row}\""));
        }

        writer.Write(span > 1 ? string.Create(CultureInfo.InvariantCulture, $" rowspan=\"{span}\">") : ">");
        Label(writer, encoder, view.RowHeaders[level], view.Rows[row][level]);
        writer.Write("</th>");
    }

    private void Cells(TextWriter writer, HtmlEncoder encoder, int row, string[] columnIds)
    {
        var rowIds = isNested ? RowIds(row) : "";
        Span<char> text = stackalloc char[48];
        for (var column = 0; column < view.Columns.Count; column++)
        {
            writer.Write("<td");
            if (isNested)
            {
                writer.Write(" headers=\"");
                writer.Write(rowIds);
                writer.Write(columnIds[column]);
                writer.Write('"');
            }

            writer.Write(view.IsTotalColumn(column) ? " class=\"t\">" : ">");
            if (view.At(row, column) is { } value)
            {
                value.TryFormat(text, out var length, decimal.IsInteger(value) ? "#,0" : "#,0.0#", CultureInfo.InvariantCulture);
                writer.Write(text[..length]);
            }
            else
            {
                writer.Write("<abbr title=\"not available\">..</abbr>");
            }

            Symbol(writer, encoder, view.SymbolAt(row, column));
            writer.Write("</td>");
        }
    }

    private static void Symbol(TextWriter writer, HtmlEncoder encoder, string symbol)
    {
        if (symbol.Length > 0)
        {
            writer.Write(" <abbr class=\"tsela-symbol\" title=\"");
            encoder.Encode(writer, Figures.Symbols.InWords(symbol));
            writer.Write("\">(");
            encoder.Encode(writer, symbol);
            writer.Write(")</abbr>");
        }
    }

    private void Label(TextWriter writer, HtmlEncoder encoder, TableHeader header, int place)
    {
        var code = header.Codes[place];
        encoder.Encode(writer, code.Label);
        if (query.ShowsCodes && code.Code != code.Label && code is { IsTotal: false, Code.Length: > 0 })
        {
            writer.Write(" <span class=\"tsela-code\">");
            encoder.Encode(writer, code.Code);
            writer.Write("</span>");
        }
    }

    private string SortOf(int column)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"{column + 1}.");
        return query.Sort.StartsWith(wanted, StringComparison.Ordinal) ? query.Sort[wanted.Length..] : "";
    }

    private string[] ColumnIds() =>
    [
        .. Enumerable.Range(0, view.Columns.Count).Select(column => string.Concat(Enumerable.Range(0, Math.Max(1, view.ColumnHeaders.Count))
            .Select(level => string.Create(CultureInfo.InvariantCulture, $" c{level}-{Begin(view.Columns, column, level)}")))),
    ];

    private string RowIds(int row) => string.Join(' ', Enumerable.Range(0, view.RowHeaders.Count)
        .Select(level => string.Create(CultureInfo.InvariantCulture, $"r{level}-{Begin(view.Rows, row, level)}")));

    /// <summary>The first line after this one whose codes down to the level are others.</summary>
    private static int End(IReadOnlyList<int[]> lines, int line, int level)
    {
        var end = line + 1;
        while (end < lines.Count && IsSame(lines[line], lines[end], level))
        {
            end++;
        }

        return end;
    }

    private static int Begin(IReadOnlyList<int[]> lines, int line, int level)
    {
        while (line > 0 && IsSame(lines[line - 1], lines[line], level))
        {
            line--;
        }

        return line;
    }

    // the innermost header belongs to its own line alone
    private static bool IsSame(int[] a, int[] b, int level) => level < a.Length - 1 && a.AsSpan(0, level + 1).SequenceEqual(b.AsSpan(0, level + 1));
}
