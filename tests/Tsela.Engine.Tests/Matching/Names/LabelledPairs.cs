namespace Tsela.Engine.Tests.Matching.Names;

/// <summary>The labelled pairs of data/names, made for this project.</summary>
internal static class LabelledPairs
{
    public static readonly IReadOnlyList<LabelledPair> All = Read();

    private static List<LabelledPair> Read()
    {
        using var stream = typeof(LabelledPairs).Assembly.GetManifestResourceStream("names/labelled-pairs.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var pairs = new List<LabelledPair>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            pairs.Add(new LabelledPair(cells[0], cells[1], cells[2] == "yes", cells[3]));
        }

        return pairs;
    }
}

internal sealed record LabelledPair(string A, string B, bool Same, string Shows);
