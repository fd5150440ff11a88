using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Tsela.Engine.Columns.Files;

/// <summary>Opens a file of columns. The two ends and the directory are checked at once, a segment when it is first touched.</summary>
internal sealed class TableFileReading
{
    private readonly MappedFile file;
    private readonly string path;

    private TableFileReading(MappedFile file, string path)
    {
        this.file = file;
        this.path = path;
    }

    public static ColumnTable Open(string path, string? expectedDigest)
    {
        MappedFile opened;
        try
        {
            opened = new MappedFile(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DamagedTableException($"The file '{path}' is missing. Copy the snapshot again from where it came, or build it anew.");
        }

        try
        {
            return new TableFileReading(opened, path).Table(expectedDigest);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private ColumnTable Table(string? expectedDigest)
    {
        if (file.Length < TableFileForm.BeginBytes + TableFileForm.EndBytes)
        {
            throw Damaged($"it has only {file.Length} bytes");
        }

        var begin = file.Part(0, TableFileForm.BeginBytes);
        var end = file.Part(file.Length - TableFileForm.EndBytes, TableFileForm.EndBytes);
        var (offset, length, digest, fault) = TableFileForm.Directory(begin.Span, end.Span, file.Length);
        if (fault is not null)
        {
            throw Damaged(fault);
        }

        var padded = file.Part(offset, (int)SegmentDigest.Padded(length));
        if (!SHA256.HashData(padded.Span[..length]).AsSpan().SequenceEqual(digest) || padded.Span[length..].IndexOfAnyExcept((byte)0) >= 0)
        {
            throw Damaged("its directory is not what was written");
        }

        if (expectedDigest is not null && !string.Equals(Convert.ToHexStringLower(digest), expectedDigest, StringComparison.OrdinalIgnoreCase))
        {
            throw Damaged("it is whole, but it is another table than the one that the snapshot lists");
        }

        var directory = TableDirectory.Read(padded[..length], TableFileForm.BeginBytes, offset)
            ?? throw Damaged("its directory cannot be read");
        return new ColumnTable(directory.Table, directory.Rows, [.. directory.Columns.Select(column => Column(column, directory.Rows))], file);
    }

    private Column Column(DirectoryColumn column, int rows)
    {
        var raw = new Lazy<ReadOnlyMemory<byte>>(() =>
        {
            var bytes = Checked(column.Raw, $"column '{column.Header.Name}'");
            return column.Width == 8 || IsBelow(bytes.Span, column.Width, column.Limit) ? bytes : throw Damaged($"column '{column.Header.Name}' holds a value beyond its limit");
        });
        var dictionary = new Lazy<ReadOnlyMemory<byte>>(() =>
        {
            var what = $"the dictionary of column '{column.Header.Name}'";
            var bytes = Checked(column.Dictionary!, what);
            var isWhole = column.Kind == ColumnKind.Code
                ? CodeTexts.IsWhole(bytes.Span, column.DictionaryCount)
                : DecimalNumbers.IsWhole(bytes.Span, column.DictionaryCount);
            return isWhole ? bytes : throw Damaged($"{what} cannot be read");
        });
        return ColumnParts.Together(
            column.Kind, column.Header, new RawValues(raw, rows, column.Width, column.Limit), dictionary, column.DictionaryCount, column.Lowest, column.Scale);
    }

    private ReadOnlyMemory<byte> Checked(Segment segment, string what)
    {
        var padded = file.Part(segment.Offset, (int)SegmentDigest.Padded(segment.Length));
        return Convert.ToHexStringLower(SegmentDigest.Of(padded)) == segment.Digest
            ? padded[..(int)segment.Length]
            : throw Damaged($"{what} is not what was written");
    }

    private static bool IsBelow(ReadOnlySpan<byte> bytes, int width, ulong limit) => width switch
    {
        1 => limit > byte.MaxValue || Highest(bytes) < limit,
        2 => limit > ushort.MaxValue || Highest(MemoryMarshal.Cast<byte, ushort>(bytes)) < limit,
        _ => limit > uint.MaxValue || Highest(MemoryMarshal.Cast<byte, uint>(bytes)) < limit,
    };

    private static ulong Highest<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        var highest = Vector<T>.Zero;
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        foreach (var vector in vectors)
        {
            highest = Vector.Max(highest, vector);
        }

        var most = T.Zero;
        for (var i = 0; i < Vector<T>.Count; i++)
        {
            most = T.Max(most, highest[i]);
        }

        foreach (var value in values[(vectors.Length * Vector<T>.Count)..])
        {
            most = T.Max(most, value);
        }

        return ulong.CreateTruncating(most);
    }

    private DamagedTableException Damaged(string why) =>
        new($"The file '{path}' is damaged: {why}. Copy the snapshot again from where it came, or build it anew.");
}
