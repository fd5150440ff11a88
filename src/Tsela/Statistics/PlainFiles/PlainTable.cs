using System.Text.Json;
using Tsela.Engine.Columns;
using Tsela.Engine.Tables.Texts;
using Tsela.Shared.Commands;

namespace Tsela.Statistics.PlainFiles;

/// <summary>Opens the folder of a plain table for questions.</summary>
public static class PlainTable
{
    /// <exception cref="UnusableInputException">The folder is not one, or a file in it is missing or not what was written; the message names it.</exception>
    public static QuestionScope Open(string folder)
    {
        var path = Path.Combine(folder, TableManifest.FileName);
        if (!Directory.Exists(folder))
        {
            throw new UnusableInputException($"There is no folder '{folder}'. Make one from a file with ./tsela columns FILE.csv --schema PACKAGE.json --out {folder}.");
        }

        if (!File.Exists(path))
        {
            throw new UnusableInputException($"The folder '{folder}' has no {TableManifest.FileName}: it is not a table of columns, or it was copied in part. Copy it again, or make it anew with ./tsela columns.");
        }

        var manifest = Read(path);
        try
        {
            return new QuestionScope(ColumnTable.Open(Path.Combine(folder, manifest.Table), manifest.Digest), manifest.Fields.Where(field => field.Codes is not null || field.Levels.Count > 0)
                .ToDictionary(field => field.Name, field => new KnownCodes(field.Codes?.Keys.ToHashSet(StringComparer.Ordinal), field.Levels), StringComparer.Ordinal));
        }
        catch (DamagedTableException damaged)
        {
            throw new UnusableInputException(damaged.Message);
        }
    }

    private static TableManifest Read(string path)
    {
        var json = File.ReadAllBytes(path);
        var digest = Path.Combine(Path.GetDirectoryName(path)!, TableManifest.DigestName);
        if (!File.Exists(digest) || !File.ReadAllBytes(digest).AsSpan().SequenceEqual(TableManifest.DigestOf(json)))
        {
            throw new UnusableInputException($"'{path}' is not as it was written: it does not fit the digest in {TableManifest.DigestName} beside it, so one of the two is damaged or was not copied. Copy the folder again, or make it anew with ./tsela columns.");
        }

        try
        {
            var manifest = JsonSerializer.Deserialize<TableManifest>(json, TableManifest.Form);
            if (manifest is { Table.Length: > 0, Digest: not null, Fields: not null } && Path.GetFileName(manifest.Table) == manifest.Table)
            {
                return manifest.Version == TableManifest.CurrentVersion ? manifest : throw new UnusableInputException($"'{path}' was written by another version of this program (form {manifest.Version}). Make the folder anew with ./tsela columns.");
            }
        }
        catch (JsonException)
        {
            // told below, as for a manifest that lacks a part
        }

        throw new UnusableInputException($"'{path}' is damaged or was copied in part. Copy the folder again, or make it anew with ./tsela columns.");
    }
}
