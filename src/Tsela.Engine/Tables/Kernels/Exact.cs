using System.Numerics;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>Whole numbers over powers of ten as decimals, never wrapped.</summary>
internal static class Exact
{
    private static readonly Int128 DecimalLimit = (Int128)1 << 96;
    private static readonly BigInteger DecimalMax = new(decimal.MaxValue);

    /// <summary>A whole number over a power of ten.</summary>
    /// <exception cref="OverflowException">It is beyond what a decimal holds.</exception>
    public static decimal ToDecimal(Int128 whole, int scale)
    {
        var size = whole < 0 ? -whole : whole;
        return size < DecimalLimit && size >= 0 && scale <= 28
            ? new decimal((int)(uint)(size & uint.MaxValue), (int)(uint)((size >> 32) & uint.MaxValue), (int)(uint)((size >> 64) & uint.MaxValue), whole < 0, (byte)scale)
            : ToDecimal((BigInteger)whole, scale);
    }

    /// <summary>A whole number over a power of ten, rounded to even where a decimal has not the places.</summary>
    /// <exception cref="OverflowException">It is beyond what a decimal holds.</exception>
    public static decimal ToDecimal(BigInteger whole, int scale)
    {
        var places = Math.Min(scale, 28);
        for (; ; places--)
        {
            var rounded = Divide(whole, BigInteger.Pow(10, scale - places));
            if (BigInteger.Abs(rounded) <= DecimalMax)
            {
                return (decimal)rounded / Power(places);
            }

            if (places == 0)
            {
                throw new OverflowException("A sum is greater than a number can hold (79,228,162,514,264,337,593,543,950,335); ask for fewer rows or a smaller unit.");
            }
        }
    }

    /// <summary>A decimal times a power of ten that makes it whole.</summary>
    public static BigInteger Whole(decimal number, int scale)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(number, bits);
        var size = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        var whole = size * BigInteger.Pow(10, scale - ((bits[3] >> 16) & 0xff));
        return number < 0 ? -whole : whole;
    }

    private static decimal Power(int places) => Enumerable.Repeat(10m, places).Aggregate(1m, (product, ten) => product * ten);

    private static BigInteger Divide(BigInteger whole, BigInteger by)
    {
        var quotient = BigInteger.DivRem(BigInteger.Abs(whole), by, out var rest);
        var twice = rest * 2;
        if (twice > by || (twice == by && !quotient.IsEven))
        {
            quotient++;
        }

        return whole.Sign < 0 ? -quotient : quotient;
    }
}
