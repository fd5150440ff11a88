namespace Tsela.Engine.Spreadsheets.Csv;

/// <summary>
/// Finds the delimiter from the first lines: the one that cuts most lines into the same number of cells. Lines
/// without any candidate (a note above the header) do not count, nor do signs between quotes.
/// </summary>
internal static class DelimiterGuess
{
    private const int LinesMax = 100;
    private static readonly char[] Candidates = [',', ';', '\t', '|'];

    public static char Guess(ReadOnlySpan<char> window, char? quote)
    {
        var lines = new List<int[]>();
        var current = new int[Candidates.Length + 1];
        var quoted = false;
        for (var i = 0; i < window.Length && lines.Count < LinesMax; i++)
        {
            var sign = window[i];
            if (sign == quote)
            {
                quoted = !quoted;
            }
            else if (!quoted && sign is '\r' or '\n')
            {
                Close(lines, current);
            }
            else if (!quoted && Array.IndexOf(Candidates, sign) is >= 0 and var candidate)
            {
                current[candidate]++;
                if (sign == ',' && IsDigit(window, i - 1) && IsDigit(window, i + 1))
                {
                    current[^1]++;
                }
            }
        }

        Close(lines, current);
        return lines.Count == 0 ? ',' : Best(lines);
    }

    private static void Close(List<int[]> lines, int[] current)
    {
        if (current.AsSpan().ContainsAnyExcept(0))
        {
            lines.Add((int[])current.Clone());
            Array.Clear(current);
        }
    }

    private static char Best(List<int[]> lines)
    {
        var best = 0;
        var bestScore = double.NegativeInfinity;
        for (var candidate = 0; candidate < Candidates.Length; candidate++)
        {
            var usual = lines.Where(line => line[candidate] > 0).GroupBy(line => line[candidate])
                .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).FirstOrDefault();
            if (usual is null)
            {
                continue;
            }

            var agreement = usual.Count() / (double)lines.Count;
            var decimals = candidate == 0 && lines.TrueForAll(line => line[0] == line[^1]);
            var score = (agreement * agreement * Math.Sqrt(Math.Min(usual.Key, 64))) - (decimals ? 10 : 0);
            if (score > bestScore)
            {
                best = candidate;
                bestScore = score;
            }
        }

        return Candidates[best];
    }

    private static bool IsDigit(ReadOnlySpan<char> window, int index) =>
        index >= 0 && index < window.Length && char.IsAsciiDigit(window[index]);
}
