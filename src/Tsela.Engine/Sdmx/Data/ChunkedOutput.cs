namespace Tsela.Engine.Sdmx.Data;

/// <summary>Collects what a writer that knows no waiting has written, and sends it on piece by piece, so that memory stays bounded whatever the length.</summary>
internal sealed class ChunkedOutput(Stream output) : IDisposable
{
    private const int ChunkBytes = 64 * 1024;

    private readonly MemoryStream chunk = new(2 * ChunkBytes);

    /// <summary>Where to write.</summary>
    public Stream Chunk => chunk;

    /// <summary>Ask before <see cref="Spill"/>, so that nothing is awaited for every row.</summary>
    public bool IsFull => chunk.Length >= ChunkBytes;

    public async ValueTask Spill(CancellationToken cancellationToken)
    {
        await output.WriteAsync(chunk.GetBuffer().AsMemory(0, (int)chunk.Length), cancellationToken).ConfigureAwait(false);
        chunk.SetLength(0);
    }

    public void Dispose() => chunk.Dispose();
}
