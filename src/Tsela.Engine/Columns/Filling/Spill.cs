using Microsoft.Win32.SafeHandles;

namespace Tsela.Engine.Columns.Filling;

/// <summary>Where a finished run of values lies.</summary>
internal readonly record struct SpillPlace(byte[]? Memory, long Offset, int Length);

/// <summary>Keeps bytes for later: the first mebibyte in memory, the others in a temporary file that has no name once it is open.</summary>
internal sealed class Spill(string? folder) : IDisposable
{
    private const long MemoryMax = 1 << 20;

    private readonly Lock door = new();
    private SafeFileHandle? file;
    private long inMemory;
    private long end;

    public SpillPlace Keep(ReadOnlySpan<byte> bytes)
    {
        long offset;
        lock (door)
        {
            if (folder is null || inMemory + bytes.Length <= MemoryMax)
            {
                inMemory += bytes.Length;
                return new SpillPlace(bytes.ToArray(), 0, bytes.Length);
            }

            file ??= Nameless(folder);
            offset = end;
            end += bytes.Length;
        }

        RandomAccess.Write(file, bytes, offset);
        return new SpillPlace(null, offset, bytes.Length);
    }

    /// <summary>The bytes of a place; <paramref name="room"/> is used where they come from the file.</summary>
    public ReadOnlySpan<byte> Read(SpillPlace place, ref byte[] room)
    {
        if (place.Memory is { } memory)
        {
            return memory;
        }

        if (room.Length < place.Length)
        {
            room = new byte[place.Length];
        }

        var bytes = room.AsSpan(0, place.Length);
        for (var done = 0; done < bytes.Length;)
        {
            var read = RandomAccess.Read(file!, bytes[done..], place.Offset + done);
            done += read > 0 ? read : throw new EndOfStreamException("The temporary file of the table is shorter than what was written to it.");
        }

        return bytes;
    }

    public void Dispose() => file?.Dispose();

    private static SafeFileHandle Nameless(string folder)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{Guid.NewGuid():N}.spill");
        var opened = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // so that nothing stays behind, however the process ends
            File.Delete(path);
        }

        return opened;
    }
}
