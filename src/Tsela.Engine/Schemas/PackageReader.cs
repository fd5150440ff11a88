using System.Text;
using System.Text.Json;

namespace Tsela.Engine.Schemas;

/// <summary>A table of a package.</summary>
/// <param name="Name">Name of the resource.</param>
/// <param name="Path">Path of the data beside the package; null for data in the package itself.</param>
/// <param name="Schema">Its schema; null where it has none.</param>
/// <param name="Dialect">How it is written.</param>
public sealed record PackageResource(string Name, string? Path, TableSchema? Schema, ResourceDialect Dialect)
{
    /// <summary>Further files of the resource, where its data come in parts.</summary>
    public IReadOnlyList<string> FurtherPaths { get; init; } = [];

    /// <summary>Bytes that the file should have; null where the package does not say.</summary>
    public long? Bytes { get; init; }

    /// <summary>Digest that the file should have, as <c>sha256:...</c>, MD5 without a prefix; null where the package does not say.</summary>
    public string? Hash { get; init; }
}

/// <summary>A package, or why there is none.</summary>
/// <param name="Folder">Folder of the package, against which paths of resources count.</param>
/// <param name="Resources">The tables.</param>
/// <param name="IsBareSchema">True where the file is a Table Schema alone.</param>
/// <param name="Faults">Every fault.</param>
public sealed record PackageReading(string Folder, IReadOnlyList<PackageResource> Resources, bool IsBareSchema, IReadOnlyList<SchemaFault> Faults)
{
    /// <summary>The resource for a file: the one whose path is the file, else the only one; null where neither is.</summary>
    public PackageResource? For(string file)
    {
        var whole = Path.GetFullPath(file);
        return Resources.FirstOrDefault(resource => resource.Path is not null
                && resource.FurtherPaths.Prepend(resource.Path).Any(path => Path.GetFullPath(Path.Combine(Folder, path)) == whole))
            ?? (Resources.Count == 1 ? Resources[0] : null);
    }

    /// <summary>The whole path of something beside or below the package; null for what lies elsewhere or is not there.</summary>
    public string? Beside(string path) => Beside(Folder, path);

    internal static string? Beside(string folder, string path)
    {
        var whole = Path.GetFullPath(Path.Combine(folder, path));
        return whole.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(whole) ? whole : null;
    }
}

/// <summary>Reads Data Packages of version 1 and 2, and bare Table Schemas.</summary>
public static class PackageReader
{
    /// <summary>Reads a package file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static PackageReading Read(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var faults = new List<SchemaFault>();
        var root = LinedJson.Parse(File.ReadAllText(path, Encoding.UTF8), path, faults);
        if (root is null)
        {
            return new PackageReading(folder, [], false, faults);
        }

        var reading = new DefinitionReading(path, faults);
        if (root["resources"] is null && root["fields"] is not null)
        {
            var schema = SchemaReader.Read(root, reading, faults, CodeListsBeside(folder)).Schema;
            return new PackageReading(folder, [new PackageResource(schema?.Name ?? "", null, schema, DialectReading.Plain)], true, faults);
        }

        if (root["resources"] is null && root["schema"] is not null)
        {
            return new PackageReading(folder, [Resource(root, reading, folder, faults)], false, faults);
        }

        if (root["resources"] is null)
        {
            reading.Fault(root, "This is neither a Data Package (it has no 'resources') nor a Table Schema (it has no 'fields').");
        }

        var resources = reading.Array(root, "resources")
            .Where(item => item.Kind == JsonValueKind.Object)
            .Select(item => Resource(item, reading, folder, faults))
            .ToList();
        return new PackageReading(folder, resources, false, faults);
    }

    private static PackageResource Resource(LinedJson item, DefinitionReading reading, string folder, List<SchemaFault> faults)
    {
        var paths = reading.Texts(item, "path");
        TableSchema? schema = null;
        if (item["schema"] is { Kind: JsonValueKind.Object } inside)
        {
            schema = SchemaReader.Read(inside, reading, faults, CodeListsBeside(folder)).Schema;
        }
        else if (item["schema"] is { Kind: JsonValueKind.String } link)
        {
            schema = Linked(link, reading, folder, faults);
        }

        var dialect = item["dialect"] is { Kind: JsonValueKind.String } file ? LinkedJson(file, "dialect", reading, folder, faults) : item["dialect"];
        return new PackageResource(
            reading.Text(item, "name") ?? "", paths.Count > 0 ? paths[0] : null, schema, DialectReading.Read(dialect, reading.Text(item, "encoding"), reading))
        {
            FurtherPaths = [.. paths.Skip(1)],
            Bytes = reading.Number(item, "bytes") is >= 0 and <= long.MaxValue and var bytes ? (long)bytes : null,
            Hash = reading.Text(item, "hash"),
        };
    }

    private static TableSchema? Linked(LinedJson link, DefinitionReading reading, string folder, List<SchemaFault> faults)
    {
        if (PackageReading.Beside(folder, link.Text) is not { } path)
        {
            reading.Fault(link, $"The schema '{link.Text}' is not a file beside the package; put it there.");
            return null;
        }

        var schema = SchemaReader.Read(File.ReadAllText(path, Encoding.UTF8), path, CodeListsBeside(folder));
        faults.AddRange(schema.Faults);
        return schema.Schema;
    }

    private static LinedJson? LinkedJson(LinedJson link, string what, DefinitionReading reading, string folder, List<SchemaFault> faults)
    {
        if (PackageReading.Beside(folder, link.Text) is { } path)
        {
            return LinedJson.Parse(File.ReadAllText(path, Encoding.UTF8), path, faults);
        }

        reading.Fault(link, $"The {what} '{link.Text}' is not a file beside the package; put it there.");
        return null;
    }

    // A series file names code lists that stand in data/codelists beside data/series.
    private static Func<string, CodeList?> CodeListsBeside(string folder) => id =>
    {
        foreach (var place in (ReadOnlySpan<string>)["codelists", "../codelists"])
        {
            var path = Path.Combine(folder, place, id + ".json");
            if (Path.GetFileName(id) == id && File.Exists(path))
            {
                return CodeListReader.Read(File.ReadAllText(path, Encoding.UTF8), path).CodeList;
            }
        }

        return null;
    };
}
