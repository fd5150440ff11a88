using Tsela.Shared.Commands;

namespace Tsela.Shared.PlainFiles;

/// <summary>
/// A file of results that gets its name only when all is done. It is opened before the work begins, so that a folder
/// that cannot be written is said at once and not after it.
/// </summary>
public sealed class ResultFile : IDisposable
{
    private readonly UnfinishedFile unfinished;

    /// <exception cref="UnusableInputException">Nothing can be written there.</exception>
    public ResultFile(string path, string option)
    {
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new UnusableInputException($"{option} cannot be written to '{path}': name a file in a folder that is there.");
        }

        // the last step is a rename, which would put a file in the place of the terminal or of /dev/null
        if (Path.GetDirectoryName(path) == "/dev")
        {
            throw new UnusableInputException($"{option} cannot be written to '{path}', which is a device and no file: name a file.");
        }

        unfinished = new UnfinishedFile(path);
        try
        {
            Stream = new FileStream(unfinished.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{option} cannot be written to '{path}': the folder takes no files. Name another one, or ask for the right to write there.");
        }
    }

    public FileStream Stream { get; }

    public void Finish()
    {
        Stream.Dispose();
        unfinished.Finish();
    }

    // on a disk that is full the stream cannot write its last bytes
    public void Dispose()
    {
        try
        {
            Stream.Dispose();
        }
        finally
        {
            unfinished.Dispose();
        }
    }
}
