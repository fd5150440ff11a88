namespace Tsela.Shared;

/// <summary>The data folder: everything that this installation keeps outside the database server.</summary>
public sealed record TselaFolder(string Root)
{
    public string DatabaseFile => Path.Combine(Root, "tsela.db");

    /// <summary>Files as they were handed in, byte for byte, named by their SHA-256.</summary>
    public string Originals => Path.Combine(Root, "originals");

    public string Snapshots => Path.Combine(Root, "snapshots");

    /// <summary>The tables that snapshots share, each named by its content.</summary>
    public string SnapshotTables => Path.Combine(Snapshots, "tables");

    /// <summary>The files of linkage runs, each in a folder of its own.</summary>
    public string Linkage => Path.Combine(Root, "linkage");

    /// <summary>The tables that were protected together, each set a file.</summary>
    public string ProtectedSets => Path.Combine(Root, "protected");

    /// <summary>Working files of checks that run now; emptied at start.</summary>
    public string Spill => Path.Combine(Root, "spill");

    /// <summary>Keys that protect the cookies.</summary>
    public string Keys => Path.Combine(Root, "keys");

    public void Create()
    {
        foreach (var folder in new[] { Root, Originals, Snapshots, SnapshotTables, Linkage, ProtectedSets, Spill, Keys })
        {
            Directory.CreateDirectory(folder);
        }
    }
}
