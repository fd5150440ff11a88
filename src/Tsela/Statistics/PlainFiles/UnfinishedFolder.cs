using Tsela.Shared.Commands;

namespace Tsela.Statistics.PlainFiles;

/// <summary>A folder that gets its name only when all of it is written; until then, and after a failure, nobody finds it.</summary>
internal sealed class UnfinishedFolder : IDisposable
{
    private readonly string target;

    /// <param name="target">The name that it is to have: a folder that is not there, is empty, or is a table that this one replaces.</param>
    /// <exception cref="UnusableInputException">The folder cannot be made there, or one with other things stands there.</exception>
    public UnfinishedFolder(string target)
    {
        this.target = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(target));
        Refuse(this.target);
        Path = $"{this.target}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The folder '{target}' cannot be made: {refused.Message} Name another one with --out.");
        }
    }

    /// <summary>Where to write meanwhile: beside the target, so that the last step is one rename.</summary>
    public string Path { get; }

    public void Finish()
    {
        var replaced = $"{target}.{Guid.NewGuid():N}.old";
        if (Directory.Exists(target))
        {
            Refuse(target);
            Directory.Move(target, replaced);
        }

        Directory.Move(Path, target);
        if (Directory.Exists(replaced))
        {
            Directory.Delete(replaced, recursive: true);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static void Refuse(string target)
    {
        if (File.Exists(target))
        {
            throw new UnusableInputException($"'{target}' is a file. Name a folder with --out.");
        }

        if (Directory.Exists(target)
            && Directory.EnumerateFileSystemEntries(target).FirstOrDefault(entry => !IsOfTable(entry)) is { } other)
        {
            throw new UnusableInputException(
                $"The folder '{target}' holds other things ({System.IO.Path.GetFileName(other)}), which would be lost. Name a folder that is not there yet, or one that ./tsela columns made.");
        }
    }

    private static bool IsOfTable(string entry) =>
        System.IO.Path.GetFileName(entry) is TableManifest.FileName or TableManifest.DigestName || (File.Exists(entry) && System.IO.Path.GetExtension(entry) == ".columns");
}
