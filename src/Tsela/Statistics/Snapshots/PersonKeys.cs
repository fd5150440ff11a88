using System.Security.Cryptography;
using System.Text;
using Tsela.Shared;

namespace Tsela.Statistics.Snapshots;

/// <summary>
/// Turns identifiers into keys that tell people apart and name nobody: a keyed hash whose key never leaves this
/// installation. A person's key comes from the best identifier that the row has.
/// </summary>
public sealed class PersonKeys(byte[] secret)
{
    private const string FileName = "person-key";

    public static PersonKeys Of(TselaFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new PersonKeys(KeptSecret.ReadOrMake(Path.Combine(folder.Keys, FileName)));
    }

    /// <summary>Key of the person whom these identifiers mean; null where they mean nobody.</summary>
    public string? Person(Identifiers known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (Plain(known.NationalId) is { Length: > 0 } national)
        {
            return Key("national-id", national);
        }

        if (Plain(known.DocumentNumber) is { Length: > 0 } document)
        {
            return Key("document", document);
        }

        if (Plain(known.Surname) is { Length: > 0 } surname && Plain(known.GivenNames) is { Length: > 0 } given && known.BirthDate is { Length: > 0 } birth)
        {
            return Key("name", $"{surname}|{given}|{birth}");
        }

        // files of protected persons name nobody: the case stands for the person
        return Plain(known.CaseNumber) is { Length: > 0 } number ? Key("case", number) : null;
    }

    /// <summary>Key of a value of one kind; the same value of another kind has another key.</summary>
    public string Key(string kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{kind}\n{value}")), 0, 12);

    /// <summary>What a row says of who a person is, as harmonised.</summary>
    public sealed record Identifiers(string? NationalId, string? DocumentNumber, string? Surname, string? GivenNames, string? BirthDate, string? CaseNumber);

    private static string Plain(string? text) =>
        text is null ? "" : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
