using Tsela.Engine.Columns;

namespace Tsela.Bench.Tables;

/// <summary>Rows by a formula of the row's number, which both engines know: 32-bit mixing, no more than 64 bits on the way.</summary>
internal static class MadeRows
{
    public const int People = 5_000_000;
    public const int FirstDay = 735_233; // 2014-01-01
    public const int StartDays = 4000;
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    /// <summary>24 bits of chance.</summary>
    public static uint Chance(uint row, uint salt)
    {
        var hash = (row * 2654435761u) + (salt * 40503u) + 1;
        hash = (hash ^ (hash >> 15)) * 2246822519u;
        hash = (hash ^ (hash >> 13)) * 3266489917u;
        return hash >> 8;
    }

    public static string ChanceSql(uint salt)
    {
        var hash = $"((i * 2654435761 + {salt * 40503u} + 1) % 4294967296)";
        hash = $"((xor({hash}, {hash} >> 15) * 2246822519) % 4294967296)";
        return $"((xor(({hash})::UBIGINT, ({hash})::UBIGINT >> 13) * 3266489917) % 4294967296 >> 8)";
    }

    public static ColumnTable Even(int rows, IReadOnlyList<int> sizes) => new(
        "even", rows, [.. sizes.Select((size, i) => Codes(Names[i], rows, size, row => (Chance(row, (uint)i) * (ulong)size) >> 24)), Persons(rows)]);

    public static string EvenSql(int rows, IReadOnlyList<int> sizes) =>
        $"CREATE TABLE even AS SELECT {string.Join(", ", sizes.Select((size, i) => $"({ChanceSql((uint)i)} * {size} >> 24)::UTINYINT AS {Names[i]}"))}, ({ChanceSql(9)} * {People} >> 24)::UINTEGER AS person FROM (SELECT range::UBIGINT AS i FROM range({rows}))";

    /// <summary>Most rows in few cells: the third power of chance.</summary>
    public static ColumnTable Skewed(int rows, IReadOnlyList<int> sizes) => new(
        "skewed", rows, [.. sizes.Select((size, i) => Codes(Names[i], rows, size, row => Third(Chance(row, (uint)i) >> 8) * (ulong)size >> 16))]);

    public static string SkewedSql(int rows, IReadOnlyList<int> sizes) =>
        $"CREATE TABLE skewed AS SELECT {string.Join(", ", sizes.Select((size, i) => $"(({ThirdSql($"({ChanceSql((uint)i)} >> 8)")} >> 32) * {size} >> 16)::UTINYINT AS {Names[i]}"))} FROM (SELECT range::UBIGINT AS i FROM range({rows}))";

    /// <summary>Periods of validity that begin over eleven years, every third without an end.</summary>
    public static ColumnTable Periods(int rows, IReadOnlyList<int> sizes) => new(
        "periods",
        rows,
        [
            .. sizes.Select((size, i) => Codes(Names[i], rows, size, row => (Chance(row, (uint)i) * (ulong)size) >> 24)),
            Days("valid.from", rows, row => 1 + Start(row)),
            Days("valid.to", rows, row => Chance(row, 11) % 3 == 0 ? 0 : 1 + Start(row) + (Chance(row, 12) % 1500)),
        ]);

    public static string PeriodsSql(int rows, IReadOnlyList<int> sizes)
    {
        var start = $"({ChanceSql(10)} % {StartDays})";
        return $"CREATE TABLE periods AS SELECT {string.Join(", ", sizes.Select((size, i) => $"({ChanceSql((uint)i)} * {size} >> 24)::UTINYINT AS {Names[i]}"))}, "
            + $"DATE '2014-01-01' + ({start})::INT AS valid_from, CASE WHEN {ChanceSql(11)} % 3 = 0 THEN NULL ELSE DATE '2014-01-01' + ({start} + {ChanceSql(12)} % 1500)::INT END AS valid_to FROM (SELECT range::UBIGINT AS i FROM range({rows}))";
    }

    private static uint Start(uint row) => Chance(row, 10) % StartDays;

    private static ulong Third(ulong chance) => (chance * chance * chance) >> 32;

    private static string ThirdSql(string chance) => $"({chance} * {chance} * {chance})";

    private static CodeColumn Codes(string name, int rows, int size, Func<uint, ulong> code)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(rows);
        Parallel.For(0, Environment.ProcessorCount, part =>
        {
            for (var row = (int)((long)rows * part / Environment.ProcessorCount); row < (long)rows * (part + 1) / Environment.ProcessorCount; row++)
            {
                bytes[row] = (byte)(1 + code((uint)row));
            }
        });
        return new CodeColumn(Header(name), Raw(bytes, rows, 1, (ulong)size + 1), [.. Enumerable.Range(0, size).Select(Text)]);
    }

    private static CodeColumn Persons(int rows) =>
        new(Header("person"), Raw(Wide(rows, row => 1 + (uint)((Chance(row, 9) * (ulong)People) >> 24)), rows, 4, People + 1), [.. Enumerable.Range(0, People).Select(Text)]);

    private static DateColumn Days(string name, int rows, Func<uint, uint> raw)
    {
        var bytes = new byte[rows * 2L];
        var days = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
        for (var row = 0; row < rows; row++)
        {
            days[row] = (ushort)raw((uint)row);
        }

        return new DateColumn(Header(name), Raw(bytes, rows, 2, StartDays + 1500 + 1), FirstDay);
    }

    private static byte[] Wide(int rows, Func<uint, uint> raw)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(rows * 4);
        var values = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(bytes.AsSpan());
        for (var row = 0; row < rows; row++)
        {
            values[row] = raw((uint)row);
        }

        return bytes;
    }

    private static string Text(int code) => code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ColumnHeader Header(string name) => new(name, null, []);

    private static RawValues Raw(byte[] bytes, int rows, int width, ulong limit) => new(new Lazy<ReadOnlyMemory<byte>>(bytes), rows, width, limit);
}
