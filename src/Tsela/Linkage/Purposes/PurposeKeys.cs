using System.Security.Cryptography;
using Tsela.Shared;

namespace Tsela.Linkage.Purposes;

/// <summary>The keys of the release purposes: files of this installation that never stand in the database, so that a copy of it makes no pseudonym.</summary>
public sealed class PurposeKeys(TselaFolder folder)
{
    private string Root => Path.Combine(folder.Keys, "release-purposes");

    /// <summary>The key, made where it is not there yet.</summary>
    public void Make(Guid purpose) => KeptSecret.ReadOrMake(PathOf(purpose));

    /// <summary>Null where the purpose has no key: it was retired, or the folder of keys was not restored.</summary>
    public byte[]? Find(Guid purpose) => File.Exists(PathOf(purpose)) ? File.ReadAllBytes(PathOf(purpose)) : null;

    /// <summary>Nobody can make a pseudonym of the purpose from then on, nor go back from one to a person's key.</summary>
    public void Destroy(Guid purpose)
    {
        var file = PathOf(purpose);
        if (File.Exists(file))
        {
            // a deleted file's blocks stay on the disk
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write))
            {
                stream.Write(RandomNumberGenerator.GetBytes((int)stream.Length));
                stream.Flush(flushToDisk: true);
            }

            File.Delete(file);
        }
    }

    private string PathOf(Guid purpose) => Path.Combine(Root, purpose.ToString("N"));
}
