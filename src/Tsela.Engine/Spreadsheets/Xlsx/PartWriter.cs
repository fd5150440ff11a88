using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Writes the XML of one part as UTF-8, with what a cell's text may not hold escaped as spreadsheets do.</summary>
internal sealed class PartWriter(Stream stream) : IDisposable
{
    private const int TextMax = 32_767;
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '&', '<', '>', '"', '_', '\uFFFE', '\uFFFF', .. Enumerable.Range(0xD800, 0x800).Select(code => (char)code)]);

    private readonly byte[] buffer = new byte[1 << 16];
    private int length;

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        if (buffer.Length - length < utf8.Length)
        {
            Flush();
            if (utf8.Length > buffer.Length)
            {
                stream.Write(utf8);
                return;
            }
        }

        utf8.CopyTo(buffer.AsSpan(length));
        length += utf8.Length;
    }

    public void Raw(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var piece = Math.Min(text.Length, 8_192);
            if (piece < text.Length && char.IsHighSurrogate(text[piece - 1]))
            {
                piece--;
            }

            Room(piece * 3);
            length += Encoding.UTF8.GetBytes(text[..piece], buffer.AsSpan(length));
            text = text[piece..];
        }
    }

    public void Number(long value)
    {
        Room(24);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(length), out var written);
        length += written;
    }

    /// <summary>The text of a cell or of an attribute; beyond what a cell may hold it is cut.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        if (text.Length > TextMax)
        {
            text = text[..TextMax];
        }

        while (true)
        {
            var special = text.IndexOfAny(Special);
            Raw(special < 0 ? text : text[..special]);
            if (special < 0)
            {
                return;
            }

            text = text[special..];
            text = text[Escape(text)..];
        }
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }

    private int Escape(ReadOnlySpan<char> text)
    {
        var sign = text[0];
        switch (sign)
        {
            case '&':
                Raw("&amp;"u8);
                return 1;
            case '<':
                Raw("&lt;"u8);
                return 1;
            case '>':
                Raw("&gt;"u8);
                return 1;
            case '"':
                Raw("&quot;"u8);
                return 1;
            case '\t' or '\n':
                Raw(sign == '\t' ? "&#9;"u8 : "&#10;"u8);
                return 1;
            case '_':
                Raw(LooksEscaped(text) ? "_x005F_"u8 : "_"u8);
                return 1;
            default:
                break;
        }

        if (char.IsHighSurrogate(sign) && text.Length > 1 && char.IsLowSurrogate(text[1]))
        {
            Raw(text[..2]);
            return 2;
        }

        Raw(char.IsSurrogate(sign) || sign >= '\uFFFE' ? "\uFFFD" : string.Create(CultureInfo.InvariantCulture, $"_x{(int)sign:X4}_"));
        return 1;
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);

    private void Room(int bytes)
    {
        if (buffer.Length - length < bytes)
        {
            Flush();
        }
    }

    private void Flush()
    {
        stream.Write(buffer, 0, length);
        length = 0;
    }
}
