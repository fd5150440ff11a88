using System.Collections.Concurrent;
using Tsela.Engine.Columns;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>
/// The tables of all snapshots, each named by its series and its content. A table that a snapshot names is never
/// changed or removed; the only thing that may take its place is the same content, where the file was found damaged.
/// </summary>
public sealed class TableStore(TselaFolder folder)
{
    private const string DamageMark = ".damaged";

    // a table never changes, so whoever asks in this process reads the same mapping of it; it stays, because nobody knows who still reads
    private static readonly ConcurrentDictionary<string, ColumnTable> Opened = new(StringComparer.Ordinal);

    public string PathOf(string file) => Path.Combine(folder.SnapshotTables, file);

    /// <summary>Gives a table that is written its place.</summary>
    /// <returns>Its name.</returns>
    public string Keep(string unfinished, string series, string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        var name = $"{series}-{sha256[..16]}.columns";
        if (IsWhole(name, new FileInfo(unfinished).Length))
        {
            File.Delete(unfinished);
        }
        else
        {
            Opened.TryRemove(PathOf(name), out _);
            File.Move(unfinished, PathOf(name), overwrite: true);
            MarkWhole(name);
        }

        return name;
    }

    /// <summary>The table of a file, mapped; its columns are checked when they are first touched.</summary>
    /// <exception cref="DamagedTableException">The file is missing or not what was written.</exception>
    public ColumnTable Open(string file, string sha256)
    {
        var path = PathOf(file);
        if (Opened.TryGetValue(path, out var known))
        {
            return known;
        }

        var table = ColumnTable.Open(path, sha256);
        if (Opened.TryAdd(path, table))
        {
            return table;
        }

        table.Dispose();
        return Opened[path];
    }

    /// <summary>What can be told without reading the file: it is there, of its length, and nobody has found it damaged.</summary>
    public bool IsWhole(string file, long bytes) =>
        new FileInfo(PathOf(file)) is { Exists: true } found && found.Length == bytes && !File.Exists(PathOf(file) + DamageMark);

    /// <summary>From now on no snapshot is built on this file.</summary>
    public void MarkDamaged(string file)
    {
        Opened.TryRemove(PathOf(file), out _);
        File.WriteAllText(PathOf(file) + DamageMark, "");
    }

    /// <summary>Every byte is as it was written, also where the file was found damaged before.</summary>
    public void MarkWhole(string file) => File.Delete(PathOf(file) + DamageMark);
}
