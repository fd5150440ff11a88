namespace Tsela.Shared;

/// <summary>A file that gets its name only when all of it is written; until then, and after a failure, nobody finds it.</summary>
/// <param name="target">The name that it is to have; what stands there is replaced.</param>
public sealed class UnfinishedFile(string target) : IDisposable
{
    public const string Ending = ".part";

    /// <summary>Where to write meanwhile: in the same folder, so that the last step is one rename.</summary>
    public string Path { get; } = $"{target}.{Guid.NewGuid():N}{Ending}";

    public void Finish() => File.Move(Path, target, overwrite: true);

    public void Dispose()
    {
        if (File.Exists(Path))
        {
            File.Delete(Path);
        }
    }
}
