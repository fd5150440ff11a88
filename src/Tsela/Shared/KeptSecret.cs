using System.Security.Cryptography;

namespace Tsela.Shared;

/// <summary>Random bytes in a file that its owner alone may read.</summary>
public static class KeptSecret
{
    private const int Bytes = 32;

    /// <summary>What the file holds; where it is not there it is made.</summary>
    public static byte[] ReadOrMake(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!File.Exists(file))
        {
            Make(file);
        }

        return File.ReadAllBytes(file);
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var made = $"{file}.{Guid.NewGuid():N}";
        var ownersAlone = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            ownersAlone.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(made, ownersAlone))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Bytes));
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
}
