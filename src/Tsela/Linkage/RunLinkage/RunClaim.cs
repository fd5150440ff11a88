using Tsela.Shared;

namespace Tsela.Linkage.RunLinkage;

/// <summary>
/// The right to work on linkages in this installation, held as a locked file: the lock ends with the process that holds
/// it, so a run that was cut short can be told from one that goes on.
/// </summary>
internal sealed class RunClaim : IDisposable
{
    private readonly FileStream held;

    private RunClaim(FileStream held)
    {
        this.held = held;
    }

    /// <summary>Null where a living process holds it.</summary>
    public static RunClaim? TryTake(TselaFolder folder)
    {
        Directory.CreateDirectory(folder.Linkage);
        try
        {
            return new RunClaim(new FileStream(Path.Combine(folder.Linkage, "run.claim"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException refused) when (refused is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    public void Dispose() => held.Dispose();
}
