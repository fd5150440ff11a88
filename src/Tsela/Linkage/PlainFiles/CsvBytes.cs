using System.Buffers;
using System.Globalization;

namespace Tsela.Linkage.PlainFiles;

/// <summary>
/// CSV for programs, in UTF-8: ids stand as they do in the file that was read, with quotation marks only where CSV
/// needs them, since an id that was changed could not be joined back.
/// </summary>
internal sealed class CsvBytes(Stream output) : IDisposable
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\",\r\n"u8);
    private readonly byte[] room = new byte[1 << 16];
    private int used;

    /// <summary>Writes signs as they are.</summary>
    public void Plain(ReadOnlySpan<byte> signs)
    {
        if (signs.Length > room.Length - used)
        {
            Flush();
        }

        if (signs.Length > room.Length)
        {
            output.Write(signs);
            return;
        }

        signs.CopyTo(room.AsSpan(used));
        used += signs.Length;
    }

    /// <summary>Writes a cell whose text begins with <paramref name="before"/>, which needs no quotation marks.</summary>
    public void Cell(ReadOnlySpan<byte> before, ReadOnlySpan<byte> text)
    {
        var isQuoted = text.ContainsAny(Special);
        Plain(isQuoted ? "\""u8 : default);
        Plain(before);
        for (var quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            Plain(text[..(quote + 1)]);
            Plain("\""u8);
            text = text[(quote + 1)..];
        }

        Plain(text);
        Plain(isQuoted ? "\""u8 : default);
    }

    /// <summary>Writes a number with so many decimals.</summary>
    public void Number(double number, ReadOnlySpan<char> format)
    {
        if (room.Length - used < 64)
        {
            Flush();
        }

        number.TryFormat(room.AsSpan(used), out var written, format, CultureInfo.InvariantCulture);
        used += written;
    }

    public void Dispose() => Flush();

    private void Flush()
    {
        output.Write(room.AsSpan(0, used));
        used = 0;
    }
}
