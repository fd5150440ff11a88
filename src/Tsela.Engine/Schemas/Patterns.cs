using System.Text.RegularExpressions;

namespace Tsela.Engine.Schemas;

/// <summary>
/// Regular expressions from definition files. They run in linear time where the pattern allows it; one with
/// look-around or back references gets a time limit instead, after which the text counts as not matching.
/// </summary>
internal static class Patterns
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    /// <summary>Compiles a pattern; null where it is not one.</summary>
    public static Regex? TryCompile(string pattern, bool isWhole)
    {
        var text = isWhole ? $"^(?:{pattern})$(?!\\n)" : pattern;
        var linear = isWhole ? $"^(?:{pattern})\\z" : pattern;
        try
        {
            return new Regex(linear, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(text, RegexOptions.CultureInvariant, Limit);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static bool IsMatch(Regex pattern, ReadOnlySpan<char> text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
