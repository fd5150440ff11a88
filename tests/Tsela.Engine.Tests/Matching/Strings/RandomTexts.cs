using System.Text;

namespace Tsela.Engine.Tests.Matching.Strings;

internal static class RandomTexts
{
    /// <summary>Pairs of texts, half of them the one with a few errors of typing in it.</summary>
    public static IEnumerable<(string A, string B)> Pairs(int seed, int count, int lengthMax)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var letters = i % 3 == 0 ? "ab" : i % 3 == 1 ? "abcdeo'" : "ab\U0001F600\U0001F601š\0";
            var a = Text(random, letters, random.Next(lengthMax + 1));
            yield return (a, random.Next(2) == 0 ? Text(random, letters, random.Next(lengthMax + 1)) : Mistyped(random, a, letters));
        }
    }

    private static string Text(Random random, string letters, int length) =>
        string.Create(length, random, (text, source) => source.GetItems(letters.AsSpan(), text));

    private static string Mistyped(Random random, string text, string letters)
    {
        var typed = new StringBuilder(text);
        for (var error = random.Next(5); error > 0 && typed.Length > 1; error--)
        {
            var at = random.Next(typed.Length - 1);
            switch (random.Next(4))
            {
                case 0: typed.Remove(at, 1); break;
                case 1: typed.Insert(at, letters[random.Next(letters.Length)]); break;
                case 2: typed[at] = letters[random.Next(letters.Length)]; break;
                default: (typed[at], typed[at + 1]) = (typed[at + 1], typed[at]); break;
            }
        }

        return typed.ToString();
    }
}
