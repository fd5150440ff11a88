using System.Globalization;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Turns a stored number into the text and kind that its format shows.</summary>
internal static class CellNumbers
{
    private const double LastSerial = 2_958_466;
    private static readonly DateTime Before1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Before1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Rewrites the number between <paramref name="from"/> and <paramref name="length"/> of the buffer, and says what it became.</summary>
    public static CellKind Render(ref char[] buffer, int from, ref int length, CellFormat format, bool is1904)
    {
        var raw = buffer.AsSpan(from, length - from);
        if (format.Kind == FormatKind.Number && raw.Length <= 15 && raw.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return CellKind.Number;
        }

        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return CellKind.Text;
        }

        if (buffer.Length - from < 400)
        {
            Array.Resize(ref buffer, buffer.Length + 400);
        }

        var target = buffer.AsSpan(from);
        if (format.Kind is FormatKind.Date or FormatKind.DateTime or FormatKind.Time
            && Moment(target, value, format.Kind, is1904, out var written) is { } kind)
        {
            length = from + written;
            return kind;
        }

        length = from + Plain(target, value, format.Kind == FormatKind.Zeros ? format.Digits : 0);
        return CellKind.Number;
    }

    /// <summary>A date that a strict workbook writes out (<c>t="d"</c>).</summary>
    public static CellKind RenderIso(Span<char> text, ref int length, FormatKind format)
    {
        if (length > 10 && text[10] == 'T')
        {
            var time = text[11..length];
            if (format != FormatKind.DateTime && time.Trim("0:.Z").IsEmpty)
            {
                length = 10;
                return CellKind.Date;
            }

            length = Math.Min(length, 19);
            return CellKind.DateTime;
        }

        return length == 10 ? CellKind.Date : length >= 5 && text[2] == ':' ? CellKind.Time : CellKind.Text;
    }

    private static CellKind? Moment(Span<char> target, double value, FormatKind kind, bool is1904, out int written)
    {
        written = 0;
        if (value < 0 || value >= LastSerial || (kind == FormatKind.Time && value >= 1 && value < 367))
        {
            return null;
        }

        if (!is1904 && value < 1)
        {
            return kind == FormatKind.Date ? null : Time(target, value, out written);
        }

        if (kind == FormatKind.Time && value < 1)
        {
            return Time(target, value, out written);
        }

        var dateOnly = kind == FormatKind.Date;
        var seconds = dateOnly ? 0 : Math.Round((value - Math.Floor(value)) * 86_400);
        var serial = Math.Floor(value);
        if (!is1904 && serial == 60 && dateOnly)
        {
            "1900-02-29".CopyTo(target);
            written = 10;
            return CellKind.Date;
        }

        var origin = is1904 ? Before1904 : serial < 60 ? Before1900.AddDays(1) : Before1900;
        var moment = origin.AddDays(serial).AddSeconds(seconds);
        moment.TryFormat(target, out written, dateOnly ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return dateOnly ? CellKind.Date : CellKind.DateTime;
    }

    private static CellKind Time(Span<char> target, double value, out int written)
    {
        var seconds = Math.Min(86_399, Math.Round(value * 86_400));
        new TimeOnly((long)seconds * TimeSpan.TicksPerSecond).TryFormat(target, out written, "HH:mm:ss", CultureInfo.InvariantCulture);
        return CellKind.Time;
    }

    /// <summary>
    /// The 15 digits that the spreadsheet program shows: it stores 1.1 as 1.1000000000000001. Written without an
    /// exponent as far as a decimal number reaches.
    /// </summary>
    private static int Plain(Span<char> target, double value, int digits)
    {
        if (digits > 0 && Math.Abs(value) < 1e15 && Math.Floor(value) == value)
        {
            var whole = (long)value;
            var sign = whole < 0 ? 1 : 0;
            target[0] = '-';
            Math.Abs(whole).TryFormat(target[sign..], out var length, digits < 10 ? $"D{digits}" : $"D{Math.Min(digits, 99)}", CultureInfo.InvariantCulture);
            return sign + length;
        }

        value.TryFormat(target, out var written, "G15", CultureInfo.InvariantCulture);
        if (!target[..written].Contains('E') || Math.Abs(value) is >= 1e27 or < 1e-20)
        {
            return written;
        }

        decimal.Parse(target[..written], NumberStyles.Float, CultureInfo.InvariantCulture)
            .TryFormat(target, out written, "0.############################", CultureInfo.InvariantCulture);
        return written;
    }
}
