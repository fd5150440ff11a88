using System.Text;

namespace Tsela.Engine.Tests.Spreadsheets;

/// <summary>The slowest plain reading of CSV, sign by sign, against which the fast one is held.</summary>
public static class CsvOracle
{
    /// <summary>Null where a quote stays open.</summary>
    public static List<(long Line, List<string> Cells, bool Malformed)>? Read(string text, char delimiter)
    {
        var rows = new List<(long, List<string>, bool)>();
        var at = 0;
        long line = 1;
        while (at < text.Length)
        {
            var cells = new List<string>();
            var malformed = false;
            var begin = line;
            if (text[at] is '\r' or '\n')
            {
                at += Break(text, at);
                line++;
                rows.Add((begin, cells, false));
                continue;
            }

            while (true)
            {
                var cell = new StringBuilder();
                if (at < text.Length && text[at] == '"')
                {
                    var from = ++at;
                    while (at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')))
                    {
                        at += text[at] == '"' ? 1 : 0;
                        cell.Append(text[at++]);
                    }

                    if (at >= text.Length)
                    {
                        return null;
                    }

                    var inside = text[from..at];
                    line += Breaks(inside);
                    at++;
                    var after = at;
                    while (after < text.Length && text[after] == ' ')
                    {
                        after++;
                    }

                    var ends = after == text.Length || text[after] == delimiter || text[after] is '\r' or '\n';
                    malformed |= !ends || after > at;
                    at = ends ? after : at;
                }

                while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
                {
                    malformed |= text[at] == '"' && string.IsNullOrWhiteSpace(cell.ToString());
                    cell.Append(text[at++]);
                }

                cells.Add(cell.ToString());
                if (at < text.Length && text[at] == delimiter)
                {
                    at++;
                    continue;
                }

                if (at < text.Length)
                {
                    at += Break(text, at);
                }

                line++;
                break;
            }

            rows.Add((begin, cells, malformed));
        }

        return rows;
    }

    private static int Break(string text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;

    private static int Breaks(string text)
    {
        var breaks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            breaks += text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) ? 1 : 0;
        }

        return breaks;
    }
}
