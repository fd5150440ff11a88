using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Tsela.Engine.Schemas.Expressions;

namespace Tsela.Engine.Schemas.Keys;

/// <summary>
/// A 128-bit hash of the values of a key: two lanes of multiply and fold, as wyhash does with one. With 128 bits,
/// five million keys collide by chance with a probability below 1e-25; the seed is drawn anew for every check, so
/// that no file can be made to collide.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct KeyHash
{
    private const ulong PrimeA = 0x9E37_79B9_7F4A_7C15;
    private const ulong PrimeB = 0xC2B2_AE3D_27D4_EB4F;
    private const ulong PrimeC = 0x1656_67B1_9E37_79F9;

    private static readonly (ulong A, ulong B) Seed = DrawSeed();

    private ulong a;
    private ulong b;

    public static KeyHash Start() => new() { a = Seed.A, b = Seed.B };

    public void Add(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Text:
                Add(value.Text.Span);
                break;
            case ValueKind.Number:
                AddNumber(value.Number);
                break;
            case ValueKind.List:
                foreach (var item in value.Items!)
                {
                    Add(item);
                }

                break;
            default:
                Mix((ulong)value.Ticks, (ulong)(value.Kind == ValueKind.Truth ? (long)value.Number : 0));
                break;
        }

        Mix((ulong)value.Kind, 1);
    }

    public void Add(ReadOnlySpan<char> text)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        while (bytes.Length >= 16)
        {
            Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            bytes = bytes[16..];
        }

        Span<byte> tail = stackalloc byte[16];
        tail.Clear();
        bytes.CopyTo(tail);
        Mix(BinaryPrimitives.ReadUInt64LittleEndian(tail), BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
        Mix((ulong)text.Length, PrimeC);
    }

    public readonly (ulong High, ulong Low) Finish() => (Fold(a ^ PrimeB, b ^ PrimeA), Fold(b ^ PrimeC, a + PrimeB));

    private void AddNumber(decimal number)
    {
        // 1.50 and 1.5 are one number with two scales.
        number = number.Scale == 0 ? number : number / 1.0000000000000000000000000000m;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        Mix(((ulong)(uint)bits[1] << 32) | (uint)bits[0], ((ulong)(uint)bits[3] << 32) | (uint)bits[2]);
    }

    private void Mix(ulong x, ulong y)
    {
        a = Fold(a ^ x ^ PrimeA, y ^ PrimeB) + b;
        b = Fold(b ^ y ^ PrimeC, x ^ PrimeA) ^ ulong.RotateLeft(a, 23);
    }

    private static ulong Fold(ulong x, ulong y)
    {
        var high = Math.BigMul(x, y, out var low);
        return high ^ low;
    }

    private static (ulong A, ulong B) DrawSeed()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return (BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }
}
