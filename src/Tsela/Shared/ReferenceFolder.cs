namespace Tsela.Shared;

/// <summary>The folder of national reference data that comes with the program (<c>data/</c> in the repository).</summary>
public sealed record ReferenceFolder(string Root)
{
    /// <summary>Beside the program where it was published, else up from there, in the repository.</summary>
    public static ReferenceFolder Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "data");
            if (Directory.Exists(Path.Combine(candidate, "series")))
            {
                return new ReferenceFolder(candidate);
            }
        }

        throw new InvalidOperationException($"No folder 'data' with the national reference data above {AppContext.BaseDirectory}.");
    }
}
