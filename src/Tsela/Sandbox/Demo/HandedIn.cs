using System.Globalization;

namespace Tsela.Sandbox.Demo;

/// <summary>What became of one file.</summary>
public sealed record FileResult(string Key, string Institution, string Status, long Rows, long Accepted, long Rejected, long Findings)
{
    public static FileResult Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var cells = line.Split('\t');
        long Number(int index) => long.Parse(cells[index], CultureInfo.InvariantCulture);
        return new FileResult(cells[0], cells[1], cells[2], Number(3), Number(4), Number(5), Number(6));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}\t{Institution}\t{Status}\t{Rows}\t{Accepted}\t{Rejected}\t{Findings}");
}

/// <summary>The durable note of what has been handed in, so that a demo that was stopped goes on where it was.</summary>
public sealed class HandedIn
{
    private readonly string file;
    private readonly Dictionary<string, FileResult> results = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public HandedIn(string folder)
    {
        file = Path.Combine(folder, "sandbox", "handed-in.tsv");
        if (File.Exists(file))
        {
            // a line that was cut short has no end: its file is handed in again, and intake recognises it
            var text = File.ReadAllText(file);
            var whole = text[..(text.LastIndexOf('\n') + 1)];
            foreach (var line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var result = FileResult.Parse(line);
                results[result.Key] = result;
            }

            File.WriteAllText(file, whole);
        }
    }

    public IReadOnlyCollection<FileResult> Results
    {
        get
        {
            lock (gate)
            {
                return [.. results.Values];
            }
        }
    }

    public bool Holds(string key)
    {
        lock (gate)
        {
            return results.ContainsKey(key);
        }
    }

    public void Note(FileResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        lock (gate)
        {
            results[result.Key] = result;
            File.AppendAllText(file, $"{result}\n");
        }
    }
}
