using System.Security.Cryptography;
using Tsela.Shared;

namespace Tsela.Linkage.Runs;

/// <summary>The files of finished runs. The one that was asked for last stays open, because pages ask again.</summary>
public sealed class OpenRuns(TselaFolder folder)
{
    private readonly Lock gate = new();
    private readonly Lazy<byte[]> secret = new(() => SecretOf(folder));
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

    private static byte[] SecretOf(TselaFolder folder)
    {
        var file = Path.Combine(folder.Keys, "linkage-digest");
        if (!File.Exists(file))
        {
            var ownersAlone = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                ownersAlone.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var made = $"{file}.{Guid.NewGuid():N}";
            using (var stream = new FileStream(made, ownersAlone))
            {
                stream.Write(RandomNumberGenerator.GetBytes(32));
            }

            // whoever comes first wins; the other takes the winner's
            try
            {
                File.Move(made, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(made);
            }
        }

        return File.ReadAllBytes(file);
    }
}
