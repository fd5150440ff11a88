using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Tsela.Engine.Columns.Files;

/// <summary>
/// The bytes of a file that never changes. A small one is read into memory; a larger one is mapped, so that only what is
/// touched is read, and stays readable when its name is removed. A mapped file that nobody disposes stays mapped for the life of the
/// process: a mapping is never taken from under a reader.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private const int SmallMax = 1 << 20;

    private readonly byte[]? small;
    private readonly MemoryMappedFile? map;
    private readonly MemoryMappedViewAccessor? view;
    private readonly byte* start;
    private bool isDisposed;

    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public MappedFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        Length = stream.Length;
        if (Length <= SmallMax)
        {
            small = new byte[Length];
            stream.ReadExactly(small);
            return;
        }

        map = MemoryMappedFile.CreateFromFile(stream, mapName: null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = map.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    public long Length { get; }

    /// <summary>A part of the file, which lies within it.</summary>
    public ReadOnlyMemory<byte> Part(long offset, int length) => small is not null
        ? small.AsMemory((int)offset, length)
        : offset >= 0 && length >= 0 && length <= Length - offset
            ? new Window(this, start + offset, length).Memory
            : throw new ArgumentOutOfRangeException(nameof(offset));

    public void Dispose()
    {
        if (view is not null && !isDisposed)
        {
            isDisposed = true;
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            map!.Dispose();
        }
    }

    private sealed class Window(MappedFile file, byte* place, int length) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan()
        {
            ObjectDisposedException.ThrowIf(file.isDisposed, file);
            return new Span<byte>(place, length);
        }

        public override MemoryHandle Pin(int elementIndex = 0) => new(place + elementIndex, default, this);

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
