namespace Tsela.Engine.Matching.Comparing;

/// <summary>Texts as they are compared: lower case, signs to single spaces, and no longer than can tell something.</summary>
internal static class PlainText
{
    /// <summary>Characters that are looked at; what lies behind them tells nobody apart and would cost without bound.</summary>
    public const int Longest = 128;

    public static string Of(string value) => Build(value, keepSpaces: true);

    /// <summary>Letters and digits alone, for numbers of documents.</summary>
    public static string LettersAndDigits(string value) => Build(value, keepSpaces: false);

    private static string Build(string value, bool keepSpaces)
    {
        Span<char> plain = stackalloc char[Longest];
        var length = 0;
        var gap = false;
        foreach (var sign in value)
        {
            if (!char.IsLetterOrDigit(sign) && !char.IsSurrogate(sign))
            {
                gap = length > 0;
                continue;
            }

            if (gap && keepSpaces && length < Longest)
            {
                plain[length++] = ' ';
            }

            gap = false;
            if (length == Longest)
            {
                break;
            }

            plain[length++] = char.ToLowerInvariant(sign);
        }

        return new string(plain[..length]);
    }
}
