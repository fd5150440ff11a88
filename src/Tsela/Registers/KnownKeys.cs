using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tsela.Shared.Database;

namespace Tsela.Registers;

/// <summary>
/// The keys that the records in force of a series hold, for the question whether a value is known there. Held as the
/// first 128 bits of SHA-256: 24 bytes a key whatever its length, and two keys never meet by chance.
/// </summary>
public sealed class KnownKeys
{
    private readonly HashSet<UInt128> keys;

    private KnownKeys(HashSet<UInt128> keys)
    {
        this.keys = keys;
    }

    public int Count => keys.Count;

    public bool Has(string key) => keys.Contains(HashOf(key));

    /// <summary>Null where the series has no records in force, and where it has more keys than may be held: nothing can be decided then.</summary>
    public static KnownKeys? Read(TselaDb db, string series, IReadOnlyList<string> fields, char separator, int keysMax)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(fields);
        var known = new HashSet<UInt128>();
        var records = db.InForce().Where(delivery => delivery.Series == series)
            .Join(db.Set<HarmonisedRecord>(), delivery => delivery.Id, record => record.DeliveryId, (_, record) => record.Harmonised);
        foreach (var json in records.AsNoTracking().AsEnumerable())
        {
            if (KeyOf(json, fields, separator) is { } key && known.Add(HashOf(key)) && known.Count > keysMax)
            {
                return null;
            }
        }

        return known.Count == 0 ? null : new KnownKeys(known);
    }

    private static string? KeyOf(string json, IReadOnlyList<string> fields, char separator)
    {
        using var values = JsonDocument.Parse(json);
        if (fields.Count == 1)
        {
            return values.RootElement.TryGetProperty(fields[0], out var only) ? only.GetString() : null;
        }

        var key = new StringBuilder();
        foreach (var field in fields)
        {
            if (!values.RootElement.TryGetProperty(field, out var value))
            {
                return null;
            }

            key.Append(key.Length > 0 ? separator : null).Append(value.GetString());
        }

        return key.ToString();
    }

    private static UInt128 HashOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
