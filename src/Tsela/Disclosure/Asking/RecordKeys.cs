using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tsela.Shared;

namespace Tsela.Disclosure.Asking;

/// <summary>
/// The key of a person for the cell-key method: a keyed hash, so that it is the same in every snapshot and every question,
/// and nobody outside of this installation can know it.
/// </summary>
public sealed class RecordKeys(byte[] secret)
{
    private const string FileName = "record-key";

    public static RecordKeys Of(TselaFolder folder) => new(KeptSecret.ReadOrMake(Path.Combine(folder.Keys, FileName)));

    public ulong Of(string person)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(person), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>The part of a sum of keys that decides: from 0 up to 1.</summary>
    public static double Fraction(ulong sum) => (sum >> 11) * Math.Pow(2, -53);
}
