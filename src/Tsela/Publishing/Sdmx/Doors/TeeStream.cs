namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>Writes on, and remembers what went through as long as it is small.</summary>
internal sealed class TeeStream(Stream onward, int bytesMax) : Stream
{
    private MemoryStream? remembered = new();

    /// <summary>Everything that was written; null where it was more than is remembered.</summary>
    public byte[]? Remembered => remembered?.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The response is written asynchronously.");

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Remember(buffer.Span);
        await onward.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => throw new NotSupportedException("The response is written asynchronously.");

    public override Task FlushAsync(CancellationToken cancellationToken) => onward.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            remembered?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        if (remembered is not null && remembered.Length + bytes.Length <= bytesMax)
        {
            remembered.Write(bytes);
            return;
        }

        remembered?.Dispose();
        remembered = null;
    }
}
