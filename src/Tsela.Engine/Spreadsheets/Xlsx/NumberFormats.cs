using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>What a number format makes of a number.</summary>
internal enum FormatKind : byte
{
    Number,
    Date,
    DateTime,
    Time,
    Zeros,
}

/// <summary>A cell format as far as reading asks.</summary>
/// <param name="Kind">What a number with this format means.</param>
/// <param name="Digits">For <see cref="FormatKind.Zeros"/>: how many digits are shown at least.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellFormat(FormatKind Kind, int Digits);

/// <summary>Reads the number formats of styles.xml: 18.8.30 and 18.8.31 of ECMA-376 part 1.</summary>
internal static class NumberFormats
{
    public static CellFormat[] Read(Package package, string part, int depthMax)
    {
        if (!package.Has(part))
        {
            return [];
        }

        var codes = new Dictionary<int, CellFormat>();
        var formats = new List<CellFormat>();
        using var xml = package.Xml(part);
        var inCellFormats = false;
        while (xml.Read())
        {
            XmlGuard.Depth(xml, depthMax);
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "cellXfs")
            {
                break;
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "numFmt" && Id(xml) is { } id)
            {
                codes[id] = Classify(xml.GetAttribute("formatCode") ?? "");
            }
            else if (xml.LocalName == "cellXfs")
            {
                inCellFormats = true;
            }
            else if (inCellFormats && xml.LocalName == "xf")
            {
                var number = Id(xml) ?? 0;
                formats.Add(codes.TryGetValue(number, out var own) ? own : BuiltIn(number));
                if (formats.Count > 70_000)
                {
                    throw new FileRefusedException("source-error", "The workbook has more cell formats than a spreadsheet program can open; copy the rows into a new workbook and send that.");
                }
            }
        }

        return [.. formats];
    }

    /// <summary>What a format code means, by its first section with quoted text, colours and escapes left out.</summary>
    internal static CellFormat Classify(string code)
    {
        bool date = false, time = false, minutesOnly = false;
        var zeros = 0;
        var other = false;
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    i = Skip(code, i, '"');
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var close = Skip(code, i, ']');
                    time |= code.AsSpan(i + 1, Math.Max(0, close - i - 1)).Trim("hHmMsS").IsEmpty && close > i + 1;
                    i = close;
                    break;
                case 'y' or 'd':
                    date = true;
                    break;
                case 'h' or 's':
                    time = true;
                    break;
                case 'm':
                    minutesOnly = true;
                    break;
                case 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += 6;
                    other = true;
                    break;
                case 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-':
                    other = true;
                    i++;
                    break;
                case '0':
                    zeros++;
                    break;
                case ' ' or '-' or '/' or '(' or ')':
                    break;
                default:
                    other = true;
                    break;
            }
        }

        date |= minutesOnly && !time;
        return (date, time) switch
        {
            (true, true) => new CellFormat(FormatKind.DateTime, 0),
            (true, false) => new CellFormat(FormatKind.Date, 0),
            (false, true) => new CellFormat(FormatKind.Time, 0),
            _ => zeros > 1 && !other ? new CellFormat(FormatKind.Zeros, zeros) : default,
        };
    }

    private static CellFormat BuiltIn(int id) => id switch
    {
        14 or 15 or 16 or 17 or (>= 27 and <= 31) or 34 or 35 or 36 or (>= 50 and <= 58) => new CellFormat(FormatKind.Date, 0),
        22 => new CellFormat(FormatKind.DateTime, 0),
        (>= 18 and <= 21) or 32 or 33 or 45 or 46 or 47 => new CellFormat(FormatKind.Time, 0),
        _ => default,
    };

    private static int? Id(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static int Skip(string code, int from, char until)
    {
        var at = code.IndexOf(until, from + 1);
        return at < 0 ? code.Length : at;
    }
}
