namespace Tsela.Engine.Matching.Blocking;

/// <summary>How a name sounds, roughly and in any language: its first letter and its consonants by groups (Russell's Soundex, US patent 1,261,167, of all letters of the name).</summary>
internal static class Sound
{
    //                                  abcdefghijklmnopqrstuvwxyz
    private const string GroupOfLetter = "01230120022455012623010202";

    public static string Of(string plain)
    {
        Span<char> sound = stackalloc char[6];
        var length = 0;
        var last = '0';
        foreach (var letter in plain)
        {
            if (letter is < 'a' or > 'z')
            {
                last = '0';
                if (length == 0 && letter != ' ')
                {
                    sound[length++] = letter;
                }

                continue;
            }

            var group = GroupOfLetter[letter - 'a'];
            if (length == 0)
            {
                sound[length++] = letter;
            }
            else if (group != '0' && group != last)
            {
                sound[length++] = group;
            }

            last = letter is 'h' or 'w' ? last : group;
            if (length == sound.Length)
            {
                break;
            }
        }

        return new string(sound[..length]);
    }
}
