using System.Buffers;

namespace Tsela.Linkage.PlainFiles;

/// <summary>
/// CSV for programs, in UTF-8: ids stand as they do in the file that was read, with quotation marks only where CSV
/// needs them, since an id that was changed could not be joined back.
/// </summary>
internal sealed class CsvBytes(Stream output) : IDisposable
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("\",\r\n"u8);
    private static readonly long[] Scales = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
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

    /// <summary>Writes a number with so many decimals, rounded; it must fit 18 digits.</summary>
    public void Number(double number, int decimals)
    {
        if (room.Length - used < 32)
        {
            Flush();
        }

        var scale = Scales[decimals];
        var scaled = (long)Math.Round(Math.Abs(number) * scale);
        if (number < 0 && scaled > 0)
        {
            room[used++] = (byte)'-';
        }

        (scaled / scale).TryFormat(room.AsSpan(used), out var written);
        used += written;
        room[used++] = (byte)'.';
        var rest = scaled % scale;
        for (var place = decimals - 1; place >= 0; place--)
        {
            room[used + place] = (byte)('0' + (rest % 10));
            rest /= 10;
        }

        used += decimals;
    }

    public void Dispose() => Flush();

    private void Flush()
    {
        output.Write(room.AsSpan(0, used));
        used = 0;
    }
}
