using System.Runtime.CompilerServices;

namespace Tsela.Engine.Tables.Kernels;

/// <summary>A condition on rows: 1 for each row that meets it, else 0.</summary>
internal abstract class RowTest
{
    public abstract void Test(Morsel morsel, Span<byte> met, Lanes lanes);
}

/// <summary>A condition on one column.</summary>
/// <param name="view">The column.</param>
/// <param name="table">1 for each position that meets it; of a column of bytes, 256 places.</param>
internal sealed class ColumnTest(RawView view, byte[] table) : RowTest
{
    public static ColumnTest Of(RawView view, Func<ulong, bool> meets)
    {
        var table = view.Table(raw => meets(raw) ? (byte)1 : (byte)0);
        if (view.Width == 1)
        {
            Array.Resize(ref table, 256);
        }

        return new ColumnTest(view, table);
    }

    /// <summary>One test for several on the same column; null where they are not.</summary>
    public static ColumnTest? Joined(IReadOnlyList<RowTest> tests, Func<byte, byte, int> join)
    {
        if (tests.Count == 0 || tests[0] is not ColumnTest first || !tests.All(test => test is ColumnTest other && other.View == first.View))
        {
            return null;
        }

        return tests.Skip(1).Cast<ColumnTest>().Aggregate(
            first, (all, one) => new ColumnTest(first.View, [.. all.Table.Zip(one.Table, (left, right) => (byte)join(left, right))]));
    }

    public RawView View => view;

    public byte[] Table => table;

    public override void Test(Morsel morsel, Span<byte> met, Lanes lanes)
    {
        switch (view.Width)
        {
            case 1:
                Lane.Look(table, view.Rows<byte>(morsel), met, lanes);
                break;
            case 2:
                Lane.LookPlain(table, view.Rows<ushort>(morsel), met);
                break;
            case 4:
                Lane.LookPlain(table, view.Rows<uint>(morsel), met);
                break;
            default:
                Lane.LookPlain(table, view.Rows<ulong>(morsel), met);
                break;
        }
    }
}

/// <summary>Two columns have different texts: compared by numbers that are equal where the texts are; 0 is no value.</summary>
internal sealed class DifferTest(RawView left, uint[] leftText, RawView right, uint[] rightText) : RowTest
{
    public override void Test(Morsel morsel, Span<byte> met, Lanes lanes)
    {
        left.Read(morsel, morsel.Scratch);
        right.Read(morsel, morsel.Scratch2);
        for (var i = 0; i < morsel.Count; i++)
        {
            var (one, other) = (leftText[morsel.Scratch[i]], rightText[morsel.Scratch2[i]]);
            met[i] = one != 0 && other != 0 && one != other ? (byte)1 : (byte)0;
        }
    }
}

/// <summary>The age at a day of the row lies within ends.</summary>
internal sealed class AgeTest(PackedDays births, PackedDays days, int from, int to) : RowTest
{
    public override void Test(Morsel morsel, Span<byte> met, Lanes lanes)
    {
        births.View.Read(morsel, morsel.Scratch);
        days.View.Read(morsel, morsel.Scratch2);
        for (var i = 0; i < morsel.Count; i++)
        {
            var (birth, day) = (births.Packed[morsel.Scratch[i]], days.Packed[morsel.Scratch2[i]]);
            var age = (day - birth) >> 9;
            met[i] = birth != PackedDays.None && day >= birth && age >= from && age <= to ? (byte)1 : (byte)0;
        }
    }
}

/// <summary>Always or never.</summary>
internal sealed class ConstantTest(bool meets) : RowTest
{
    public override void Test(Morsel morsel, Span<byte> met, Lanes lanes) => met[..morsel.Count].Fill(meets ? (byte)1 : (byte)0);
}

/// <summary>The contrary.</summary>
internal sealed class NotTest(RowTest test) : RowTest
{
    public override void Test(Morsel morsel, Span<byte> met, Lanes lanes)
    {
        test.Test(morsel, met, lanes);
        for (var i = 0; i < morsel.Count; i++)
        {
            met[i] ^= 1;
        }
    }
}

/// <summary>Any of several.</summary>
internal sealed class AnyTest(IReadOnlyList<RowTest> tests) : RowTest
{
    [SkipLocalsInit]
    public override void Test(Morsel morsel, Span<byte> met, Lanes lanes)
    {
        Span<byte> one = stackalloc byte[morsel.Count];
        met[..morsel.Count].Clear();
        foreach (var test in tests)
        {
            test.Test(morsel, one, lanes);
            for (var i = 0; i < one.Length; i++)
            {
                met[i] |= one[i];
            }
        }
    }
}
