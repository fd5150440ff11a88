using Tsela.Shared;

namespace Tsela.Intake.Process;

/// <summary>
/// The right to work on a submission, held as a locked file: the lock ends with the process that holds it, however it
/// ends, so another process can tell work that goes on from work that was cut short.
/// </summary>
internal sealed class Claim : IDisposable
{
    private readonly FileStream held;

    private Claim(FileStream held, string spillFolder)
    {
        this.held = held;
        SpillFolder = spillFolder;
    }

    /// <summary>Folder for the working files of this check; removed at its end.</summary>
    public string SpillFolder { get; }

    /// <summary>Null where a living process holds it.</summary>
    public static Claim? TryTake(TselaFolder folder, Guid submission)
    {
        Directory.CreateDirectory(folder.Spill);
        try
        {
            var file = new FileStream(Path.Combine(folder.Spill, $"{submission:N}.claim"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var spill = Path.Combine(folder.Spill, submission.ToString("N"));
            Directory.CreateDirectory(spill);
            return new Claim(file, spill);
        }
        catch (IOException refused) when (refused is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public void Dispose()
    {
        Directory.Delete(SpillFolder, recursive: true);
        File.Delete(held.Name);
        held.Dispose();
    }
}
