using System.Security.Cryptography;

namespace Tsela.Access;

internal static class NewPassword
{
    // no letter or digit that is mistaken for another when it is read from paper or over the telephone
    private const string Characters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Four groups of five: 98 bits, and still to be typed by hand.</summary>
    public static string Generate() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Characters, 5)));
}
