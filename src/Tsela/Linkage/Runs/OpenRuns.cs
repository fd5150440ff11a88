using Tsela.Shared;

namespace Tsela.Linkage.Runs;

/// <summary>The files of finished runs. The one that was asked for last stays open, because pages ask again.</summary>
public sealed class OpenRuns(TselaFolder folder)
{
    private readonly Lock gate = new();
    private readonly Lazy<byte[]> secret = new(() => KeptSecret.ReadOrMake(Path.Combine(folder.Keys, "linkage-digest")));
    private OpenRun? last;

    /// <summary>True where the files of the run are there.</summary>
    public bool Keeps(Guid run) => File.Exists(new RunFolder(folder, run).Persons);

    /// <exception cref="IOException">The files are not there or cannot be read.</exception>
    public OpenRun Of(Guid run)
    {
        lock (gate)
        {
            return last?.Id == run ? last : last = new OpenRun(run, new RunFolder(folder, run), secret.Value);
        }
    }

    internal string DigestOf(Engine.Matching.PersonTable table, int description) => OpenRun.Digest(table, description, secret.Value);
}
