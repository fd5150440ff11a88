using Tsela.Shared.Commands;

namespace Tsela.Linkage.PlainFiles;

/// <summary>The files of a call by their full paths, none of them written that is read or written for another reason.</summary>
internal sealed record CallPaths(string First, string? Second, string Columns, string Out, string? Pairs, string? Report)
{
    /// <exception cref="UnusableInputException">Two of them are one file, or a name is none.</exception>
    public static CallPaths Of(LinkFilesCommand.Call call)
    {
        var paths = new CallPaths(
            Full(call.File, "FILE")!, Full(call.Second, "FILE2"), Full(call.Columns, "--columns")!,
            Full(call.Out, "--out")!, Full(call.Pairs, "--pairs"), Full(call.Report, "--report"));
        paths.RefuseSame();
        return paths;
    }

    private void RefuseSame()
    {
        if (Second is not null && Real(First) == Real(Second))
        {
            throw new UnusableInputException($"FILE and FILE2 are both '{First}'. To find duplicates within one file, leave FILE2 out.");
        }

        (string Word, string? Path)[] read = [("FILE", First), ("FILE2", Second), ("--columns", Columns)];
        (string Word, string? Path)[] written = [("--out", Out), ("--pairs", Pairs), ("--report", Report)];
        for (var index = 0; index < written.Length; index++)
        {
            var (word, path) = written[index];
            if (path is null)
            {
                continue;
            }

            if (read.FirstOrDefault(one => one.Path is not null && Real(one.Path) == Real(path)) is { Word: { } other })
            {
                throw new UnusableInputException($"{word} would overwrite '{path}', which is read as {other}. Give it another name.");
            }

            if (written.Take(index).FirstOrDefault(one => one.Path is not null && Real(one.Path) == Real(path)) is { Word: { } twice })
            {
                throw new UnusableInputException($"{twice} and {word} both name '{path}'. Give one of them another name.");
            }
        }
    }

    // a link is the file that it leads to
    private static string Real(string path) =>
        File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;

    private static string? Full(string? path, string word)
    {
        try
        {
            return path is null ? null : Path.GetFullPath(path);
        }
        catch (ArgumentException)
        {
            throw new UnusableInputException($"What is given for {word} is no name of a file.");
        }
    }
}
