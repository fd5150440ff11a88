using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Tsela.Engine.Columns.Files;

/// <summary>
/// The form of a file of columns, all numbers little-endian: 64 bytes of mark, version and zeros; the segments; the
/// directory as JSON with zeros up to a multiple of 64; and 64 bytes that end it: offset, length and SHA-256 of the
/// directory, the version, four zeros and the closing mark.
/// </summary>
internal static class TableFileForm
{
    public const int Version = 3;
    public const int BeginBytes = 64;
    public const int EndBytes = 64;
    public const int DirectoryBytesMax = 64 << 20;

    private static ReadOnlySpan<byte> BeginMark => "TSELACOL"u8;

    private static ReadOnlySpan<byte> EndMark => "TSELAEND"u8;

    public static byte[] Begin()
    {
        var bytes = new byte[BeginBytes];
        BeginMark.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        return bytes;
    }

    public static byte[] End(long offset, ReadOnlySpan<byte> directory)
    {
        var bytes = new byte[EndBytes];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), directory.Length);
        SHA256.HashData(directory, bytes.AsSpan(16, SHA256.HashSizeInBytes));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(48), Version);
        EndMark.CopyTo(bytes.AsSpan(56));
        return bytes;
    }

    /// <summary>Finds the directory by the two ends of a file.</summary>
    /// <returns>Where it lies and its SHA-256, or what is wrong: a part of a sentence.</returns>
    public static (long Offset, int Length, byte[] Digest, string? Fault) Directory(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end, long fileLength)
    {
        static (long, int, byte[], string?) Wrong(string fault) => (0, 0, [], fault);

        if (!begin.StartsWith(BeginMark))
        {
            return Wrong("it is not a file of columns");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(begin[8..]);
        if (version != Version && BinaryPrimitives.ReadInt32LittleEndian(end[48..]) == version)
        {
            return Wrong($"it is of version {version} of the format, and this program reads version {Version}");
        }

        if (!begin.SequenceEqual(Begin()))
        {
            return Wrong("its beginning is not what was written");
        }

        var offset = BinaryPrimitives.ReadInt64LittleEndian(end);
        var length = BinaryPrimitives.ReadInt64LittleEndian(end[8..]);
        if (!end[56..].SequenceEqual(EndMark))
        {
            return Wrong("its end is missing, as in a copy that was broken off");
        }

        return BinaryPrimitives.ReadInt32LittleEndian(end[48..]) != Version || BinaryPrimitives.ReadInt32LittleEndian(end[52..]) != 0
            || offset < BeginBytes || offset % SegmentDigest.Alignment != 0 || length is <= 0 or > DirectoryBytesMax
            || offset > fileLength || offset + SegmentDigest.Padded(length) + EndBytes != fileLength
            ? Wrong("its end is not what was written")
            : (offset, (int)length, end.Slice(16, SHA256.HashSizeInBytes).ToArray(), null);
    }
}
