using System.Security.Cryptography;
using System.Text;
using Tsela.Linkage.Purposes;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Linkage;

/// <summary>Pseudonyms of persons for one release purpose, given inside the program to Statistics and Disclosure alone.</summary>
public sealed class ReleasePseudonyms(TselaDb db, PurposeKeys keys)
{
    /// <summary>The pseudonyms of a registered and approved purpose, named by its code as RP-001.</summary>
    public async Task<Outcome<PurposePseudonyms>> Of(string purpose, CancellationToken cancellationToken)
    {
        if (await db.Purpose(purpose, cancellationToken) is not { } found)
        {
            return PurposeProblems.Unknown(purpose);
        }

        if (found.State != PurposeState.InForce)
        {
            return PurposeProblems.NotInForce(found);
        }

        return keys.Find(found.Id) is { } key ? new PurposePseudonyms(key) : PurposeProblems.KeyMissing(found);
    }
}

/// <summary>
/// A keyed hash (HMAC with SHA-256, RFC 2104) of a person's key. The same person has the same pseudonym in every
/// release for the purpose, and an unrelated one in a release for any other.
/// </summary>
public sealed class PurposePseudonyms
{
    private const int Bytes = 16;

    private readonly byte[] key;

    internal PurposePseudonyms(byte[] key) => this.key = key;

    /// <param name="personKey">As <see cref="PersonKeyRows"/> gives it.</param>
    public string Of(string personKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(personKey);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(personKey)), 0, Bytes);
    }
}
