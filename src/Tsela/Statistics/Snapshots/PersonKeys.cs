using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tsela.Registers;
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
        var file = Path.Combine(folder.Keys, FileName);
        if (!File.Exists(file))
        {
            var made = file + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(made, RandomNumberGenerator.GetBytes(32));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(made, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            // whoever comes first wins; the other takes the winner's key
            try
            {
                File.Move(made, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(made);
            }
        }

        return new PersonKeys(File.ReadAllBytes(file));
    }

    /// <summary>Key of the person of a record; null where the record names nobody.</summary>
    public string? Person(HarmonisedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (Plain(record.NationalId) is { Length: > 0 } national)
        {
            return Key("national-id", national);
        }

        if (Plain(record.DocumentNumber) is { Length: > 0 } document)
        {
            return Key("document", document);
        }

        return Plain(record.Surname) is { Length: > 0 } surname && Plain(record.GivenNames) is { Length: > 0 } given && record.BirthDate is { } birth
            ? Key("name", $"{surname}|{given}|{birth.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")
            : null;
    }

    /// <summary>Key of a value of one kind; the same value of another kind has another key.</summary>
    public string Key(string kind, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{kind}\n{value}")), 0, 12);

    private static string Plain(string? text) =>
        text is null ? "" : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
