using System.Security.Cryptography;

namespace Tsela.Engine.Columns.Files;

/// <summary>
/// Digest of a segment: SHA-256 over the SHA-256 of each 4 MiB of it, so that several processors can check one segment.
/// Zero bytes up to the next multiple of <see cref="Alignment"/> belong to the segment.
/// </summary>
internal static class SegmentDigest
{
    public const int BlockBytes = 4 << 20;

    public const int Alignment = 64;

    /// <summary>The most bytes that a segment may have: what one array or one window of a file can hold.</summary>
    public const int LengthMax = 0x7FFFFFC0;

    public static long Padded(long length) => (length + Alignment - 1) & -Alignment;

    public static int Blocks(long paddedLength) => (int)((paddedLength + BlockBytes - 1) / BlockBytes);

    /// <summary>Digest of a whole segment, on as many processors as there are.</summary>
    public static byte[] Of(ReadOnlyMemory<byte> padded)
    {
        var blocks = new byte[Blocks(padded.Length) * SHA256.HashSizeInBytes];
        Processors.Each(Blocks(padded.Length), block =>
        {
            var start = block * BlockBytes;
            SHA256.HashData(
                padded.Span[start..Math.Min(padded.Length, start + BlockBytes)], blocks.AsSpan(block * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes));
        });
        return SHA256.HashData(blocks);
    }
}
