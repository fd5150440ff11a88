using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Tsela.Engine.Columns;
using Tsela.Engine.Columns.Files;

namespace Tsela.Engine.Tests.Columns;

public sealed class DamagedTableTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string path;
    private readonly string digest;
    private readonly byte[] whole;

    public DamagedTableTests()
    {
        path = folder.File("arrivals.columns");
        using var writer = new RandomTable(5, 40).Written(folder);
        digest = writer.WriteTo(path);
        whole = File.ReadAllBytes(path);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_flipped_byte_is_found_and_the_file_named()
    {
        for (var at = 0; at < whole.Length; at++)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= (byte)(1 << (at % 8));
            Refused(bytes, $"byte {at}");
        }
    }

    [Fact]
    public void A_flipped_byte_of_a_column_is_found_when_that_column_is_touched_and_only_then()
    {
        using (var table = ColumnTable.Open(path))
        {
            var money = table.Find<NumberColumn>("money").Bytes.ToArray();
            var at = whole.AsSpan().IndexOf(money);
            var bytes = whole.ToArray();
            bytes[at + 3] ^= 4;
            File.WriteAllBytes(path + "2", bytes);
        }

        using var damaged = ColumnTable.Open(path + "2", digest);
        Assert.Equal(40, damaged.Find<CodeColumn>("code").Bytes.Length);
        var refusal = Assert.Throws<DamagedTableException>(() => damaged.Find<NumberColumn>("money").NumberAt(0));
        Assert.Contains("arrivals.columns2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'money'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        for (var length = 0; length < whole.Length; length++)
        {
            Refused(whole[..length], $"{length} bytes");
        }

        Refused([.. whole, 0], "one byte more");
        Refused([.. whole, .. new byte[64]], "64 bytes more");
    }

    [Fact]
    public void Foreign_files_are_refused()
    {
        Refused([], "empty");
        Refused(new byte[10_000], "zeros");
        Refused(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("sex,district\nF,LS-A\n", 100))), "a CSV file");
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(2_000)];
            random.NextBytes(bytes);
            whole.AsSpan(0, Math.Min(64, bytes.Length)).CopyTo(bytes);
            if (bytes.Length > 64)
            {
                whole.AsSpan(whole.Length - 64).CopyTo(bytes.AsSpan(bytes.Length - 64));
            }

            Refused(bytes, $"noise {i}");
        }
    }

    [Fact]
    public void A_directory_that_lies_with_the_right_digest_is_refused_or_read_but_never_brings_the_reader_down()
    {
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(whole.AsSpan(whole.Length - 56));
        var offset = (int)BinaryPrimitives.ReadInt64LittleEndian(whole.AsSpan(whole.Length - 64));
        var honest = Encoding.UTF8.GetString(whole, offset, length);
        var random = new Random(11);
        var numbers = Regex.Matches(honest, "(?<=:)-?[0-9]+");
        string[] lies = ["0", "-1", "1", "2", "8", "255", "2147483647", "4294967296", "9223372036854775807", "-9223372036854775808", "18446744073709551615", "1e9", "null", "\"x\"", "[]"];
        foreach (Match number in numbers)
        {
            var lie = lies[random.Next(lies.Length)];
            Lie(string.Concat(honest.AsSpan(0, number.Index), lie, honest.AsSpan(number.Index + number.Length)));
        }

        Lie(honest.Replace("\"Code\"", "\"Number\"", StringComparison.Ordinal));
        Lie(honest.Replace("\"Date\"", "\"Nothing\"", StringComparison.Ordinal));
        Lie(honest.Replace("\"name\":\"age\"", "\"name\":\"far\"", StringComparison.Ordinal));
        Lie("[]");
        Lie("{\"rows\":");

        void Lie(string directory)
        {
            var json = Encoding.UTF8.GetBytes(directory);
            File.WriteAllBytes(path, [.. whole[..offset], .. json, .. new byte[SegmentDigest.Padded(json.Length) - json.Length], .. TableFileForm.End(offset, json)]);
            try
            {
                using var table = ColumnTable.Open(path);
                table.Verify();
                Assert.All(table.Columns, column => Assert.All(Enumerable.Range(0, table.RowCount), row => column.TextAt(row)));
            }
            catch (DamagedTableException refusal)
            {
                Assert.Contains("arrivals.columns", refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_missing_file_and_another_whole_table_are_refused_by_name()
    {
        Assert.Contains("gone.columns", Assert.Throws<DamagedTableException>(() => ColumnTable.Open(folder.File("gone.columns"))).Message, StringComparison.Ordinal);
        using var writer = new RandomTable(6, 40).Written(folder);
        writer.WriteTo(path);
        Assert.Contains("arrivals.columns", Assert.Throws<DamagedTableException>(() => ColumnTable.Open(path, digest)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_stays_readable_when_its_file_is_removed_and_by_many_readers()
    {
        using var writer = new RandomTable(10, 60_000).Written(folder);
        writer.WriteTo(path);
        using var one = ColumnTable.Open(path);
        using var two = ColumnTable.Open(path);
        Assert.True(new FileInfo(path).Length > 2 << 20);
        File.Delete(path);
        one.Verify();
        Parallel.For(0, 8, _ => two.Verify());
        Assert.Equal(one.Columns[1].TextAt(59_999), two.Columns[1].TextAt(59_999));
        one.Dispose();
        Assert.Throws<ObjectDisposedException>(() => one.Columns[1].TextAt(0));
    }

    private void Refused(byte[] bytes, string what)
    {
        File.WriteAllBytes(path, bytes);
        try
        {
            using var table = ColumnTable.Open(path);
            table.Verify();
        }
        catch (DamagedTableException refusal)
        {
            Assert.Contains("arrivals.columns", refusal.Message, StringComparison.Ordinal);
            return;
        }

        Assert.Fail($"Taken for whole: {what}.");
    }
}
