namespace Tsela.Linkage.ReviewPairs;

/// <summary>A stretch of a text, and whether the other text has it too.</summary>
public readonly record struct Stretch(string Text, bool Differs);

/// <summary>Marks in two texts the letters that the other has not, by their longest common subsequence.</summary>
public static class TextDifference
{
    // beyond this nobody reads letter by letter
    private const int LettersMax = 200;

    public static (IReadOnlyList<Stretch> A, IReadOnlyList<Stretch> B) Of(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Length == 0 || b.Length == 0 || a.Length > LettersMax || b.Length > LettersMax)
        {
            var same = a.Equals(b, StringComparison.OrdinalIgnoreCase);
            return (Whole(a, !same), Whole(b, !same));
        }

        var common = Common(a, b);
        var (ofA, ofB) = (new bool[a.Length], new bool[b.Length]);
        Array.Fill(ofA, value: true);
        Array.Fill(ofB, value: true);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (Same(a[i], b[j]))
            {
                ofA[i++] = ofB[j++] = false;
            }
            else if (common[i + 1, j] >= common[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (Stretches(a, ofA), Stretches(b, ofB));
    }

    /// <summary>Length of the longest common subsequence of the rests of the two texts.</summary>
    private static int[,] Common(string a, string b)
    {
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = Same(a[i], b[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static List<Stretch> Stretches(string text, bool[] differs)
    {
        var stretches = new List<Stretch>();
        for (int from = 0, to = 1; from < text.Length; to++)
        {
            if (to == text.Length || differs[to] != differs[from])
            {
                stretches.Add(new Stretch(text[from..to], differs[from]));
                from = to;
            }
        }

        return stretches;
    }

    private static IReadOnlyList<Stretch> Whole(string text, bool differs) => text.Length == 0 ? [] : [new Stretch(text, differs)];

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
