using System.Text;

namespace Tsela.Engine.Spreadsheets.Csv;

/// <summary>
/// The characters of a file in one window that moves forward: <see cref="Window"/> begins with the first character not
/// yet taken. It grows by doubling, and only as far as the longest row asks.
/// </summary>
internal sealed class CharSource : IDisposable
{
    private readonly FileStream stream;
    private readonly Decoder decoder;
    private readonly byte[] bytes = new byte[1 << 16];
    private char[] chars = new char[1 << 16];
    private int start;
    private int end;
    private bool streamEnded;

    public CharSource(FileStream stream, TextEncoding encoding)
    {
        this.stream = stream;
        stream.Position = encoding.MarkBytes;
        decoder = encoding.Encoding.GetDecoder();
    }

    /// <summary>True when the window holds all that is left.</summary>
    public bool Ended { get; private set; }

    public Span<char> Window => chars.AsSpan(start, end - start);

    public char[] Buffer => chars;

    /// <summary>Index in <see cref="Buffer"/> at which the window begins.</summary>
    public int Start => start;

    public void Take(int count) => start += count;

    /// <summary>Brings in more; a window that fills the buffer makes it twice as large.</summary>
    public void Fill()
    {
        if (start > 0)
        {
            Window.CopyTo(chars);
            end -= start;
            start = 0;
        }

        if (end > chars.Length - (bytes.Length + 2))
        {
            Array.Resize(ref chars, Math.Max(chars.Length * 2, end + bytes.Length + 2));
        }

        while (!streamEnded && chars.Length - end >= bytes.Length + 2)
        {
            var read = stream.Read(bytes);
            streamEnded = read == 0;
            end += decoder.GetChars(bytes.AsSpan(0, read), chars.AsSpan(end), flush: streamEnded);
        }

        Ended = streamEnded;
    }

    public void Dispose() => stream.Dispose();
}
