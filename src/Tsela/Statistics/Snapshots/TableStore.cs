using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>
/// The tables of all snapshots, each named by its series and its content. A table that a snapshot names is never
/// changed or removed; the only thing that may take its place is the same content, where the file was found damaged.
/// </summary>
public sealed class TableStore(TselaFolder folder)
{
    private const string DamageMark = ".damaged";

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
            File.Move(unfinished, PathOf(name), overwrite: true);
            File.Delete(PathOf(name) + DamageMark);
        }

        return name;
    }

    /// <summary>What can be told without reading the file: it is there, of its length, and nobody has found it damaged.</summary>
    public bool IsWhole(string file, long bytes) =>
        new FileInfo(PathOf(file)) is { Exists: true } found && found.Length == bytes && !File.Exists(PathOf(file) + DamageMark);

    /// <summary>From now on no snapshot is built on this file.</summary>
    public void MarkDamaged(string file) => File.WriteAllText(PathOf(file) + DamageMark, "");
}
