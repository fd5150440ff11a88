using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Tsela.Engine.Columns.Filling;

namespace Tsela.Engine.Columns.Files;

/// <summary>Writes a file of columns: into a temporary file beside it, which gets the name when it is whole and on the disk.</summary>
internal static class TableFileWriting
{
    public static string Write(string path, string table, int rows, IReadOnlyList<FinishedColumn> columns)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            var digest = WriteWhole(temporary, table, rows, columns);
            File.Move(temporary, path, overwrite: true);
            return digest;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static string WriteWhole(string path, string table, int rows, IReadOnlyList<FinishedColumn> columns)
    {
        var places = Places(columns, out var end);
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, end);
        RandomAccess.Write(file, TableFileForm.Begin(), 0);
        var written = new DirectoryColumn[columns.Count];
        Processors.Each(columns.Count, i => written[i] = WriteColumn(file, columns[i], places[i]));
        var directory = new TableDirectory(table, rows, written).ToJson();
        RandomAccess.Write(file, directory, end);
        var padding = new byte[SegmentDigest.Padded(directory.Length) - directory.Length];
        RandomAccess.Write(file, padding, end + directory.Length);
        RandomAccess.Write(file, TableFileForm.End(end, directory), end + directory.Length + padding.Length);
        RandomAccess.FlushToDisk(file);
        return Convert.ToHexStringLower(SHA256.HashData(directory));
    }

    private static (long Raw, long Dictionary)[] Places(IReadOnlyList<FinishedColumn> columns, out long end)
    {
        var places = new (long Raw, long Dictionary)[columns.Count];
        end = TableFileForm.BeginBytes;
        for (var i = 0; i < places.Length; i++)
        {
            var dictionary = end + SegmentDigest.Padded(columns[i].RawBytes);
            places[i] = (end, dictionary);
            end = dictionary + (columns[i].DictionaryCount < 0 ? 0 : SegmentDigest.Padded(columns[i].DictionaryBytes));
        }

        return places;
    }

    private static DirectoryColumn WriteColumn(SafeFileHandle file, FinishedColumn column, (long Raw, long Dictionary) places)
    {
        var raw = WriteSegment(file, places.Raw, column.WriteRaw);
        var dictionary = column.DictionaryCount < 0 ? null : WriteSegment(file, places.Dictionary, column.WriteDictionary);
        return new DirectoryColumn(
            column.Plan.Kind, column.Header, column.Width, column.Limit, column.Lowest, column.Scale, raw, column.DictionaryCount, dictionary);
    }

    private static Segment WriteSegment(SafeFileHandle file, long offset, Action<TakeBytes> write)
    {
        var block = GC.AllocateUninitializedArray<byte>(SegmentDigest.BlockBytes);
        var digests = new List<byte>();
        var filled = 0;
        long length = 0;
        void Put()
        {
            RandomAccess.Write(file, block.AsSpan(0, filled), offset + SegmentDigest.Padded(length) - filled);
            digests.AddRange(SHA256.HashData(block.AsSpan(0, filled)));
            filled = 0;
        }

        write(bytes =>
        {
            while (!bytes.IsEmpty)
            {
                var part = bytes[..Math.Min(bytes.Length, block.Length - filled)];
                part.CopyTo(block.AsSpan(filled));
                filled += part.Length;
                length += part.Length;
                bytes = bytes[part.Length..];
                if (filled == block.Length)
                {
                    Put();
                }
            }
        });
        if (filled > 0)
        {
            var padding = (int)(SegmentDigest.Padded(length) - length);
            block.AsSpan(filled, padding).Clear();
            filled += padding;
            Put();
        }

        return new Segment(offset, length, Convert.ToHexStringLower(SHA256.HashData([.. digests])));
    }
}
