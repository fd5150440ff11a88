using System.Globalization;
using System.Text;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>Rows of CSV as bytes (RFC 4180, UTF-8, lines end with a line feed).</summary>
internal sealed class CsvBytes(Stream output)
{
    private byte[] row = new byte[4096];
    private int length;

    /// <summary>A field with its comma before it, quoted where it must be, to be written many times.</summary>
    public static byte[] Field(string text) => Encoding.UTF8.GetBytes(Quoted("," + text, text));

    /// <summary>The first field of a row.</summary>
    public static byte[] First(string text) => Encoding.UTF8.GetBytes(Quoted(text, text));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(row.AsSpan(length));
        length += bytes.Length;
    }

    public void Write(decimal? value)
    {
        Reserve(40);
        row[length++] = (byte)',';
        if (value is { } figure)
        {
            figure.TryFormat(row.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
            length += written;
        }
    }

    public void EndRow()
    {
        Reserve(1);
        row[length++] = (byte)'\n';
        output.Write(row.AsSpan(0, length));
        length = 0;
    }

    private void Reserve(int more)
    {
        if (length + more > row.Length)
        {
            Array.Resize(ref row, Math.Max(2 * row.Length, length + more));
        }
    }

    private static string Quoted(string plain, string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            return plain;
        }

        var quoted = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return plain.Length == text.Length ? quoted : "," + quoted;
    }
}
