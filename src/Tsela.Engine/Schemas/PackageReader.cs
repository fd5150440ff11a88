using System.Text;
using System.Text.Json;

namespace Tsela.Engine.Schemas;

/// <summary>How a delimited file is written, as its package says; null where the package does not say.</summary>
/// <param name="Delimiter">Sign between cells.</param>
/// <param name="QuoteChar">Quoting sign.</param>
/// <param name="HasHeader">False where the first row is data already.</param>
/// <param name="Encoding">Encoding, as utf-8.</param>
public sealed record ResourceDialect(string? Delimiter, string? QuoteChar, bool HasHeader, string? Encoding)
{
    /// <summary>A quote within a quoted cell is written twice.</summary>
    public bool? DoubleQuote { get; init; }

    /// <summary>Sign that takes the next sign literally.</summary>
    public string? EscapeChar { get; init; }

    /// <summary>Spaces after the delimiter are dropped.</summary>
    public bool? SkipInitialSpace { get; init; }

    /// <summary>End of a row.</summary>
    public string? LineTerminator { get; init; }

    /// <summary>Rows that begin with this sign are left out.</summary>
    public string? CommentChar { get; init; }
}

/// <summary>A table of a package.</summary>
/// <param name="Name">Name of the resource.</param>
/// <param name="Path">Path of the data beside the package; null for data in the package itself.</param>
/// <param name="Schema">Its schema; null where it has none.</param>
/// <param name="Dialect">How it is written.</param>
public sealed record PackageResource(string Name, string? Path, TableSchema? Schema, ResourceDialect Dialect);

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
        return Resources.FirstOrDefault(resource => resource.Path is not null && Path.GetFullPath(Path.Combine(Folder, resource.Path)) == whole)
            ?? (Resources.Count == 1 ? Resources[0] : null);
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
            return new PackageReading(folder, [new PackageResource(schema?.Name ?? "", null, schema, Plain)], true, faults);
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

    private static readonly ResourceDialect Plain = new(null, null, true, null);

    private static PackageResource Resource(LinedJson item, DefinitionReading reading, string folder, List<SchemaFault> faults)
    {
        var path = item["path"] is { Kind: JsonValueKind.Array } parts ? parts.Items.FirstOrDefault()?.Scalar : reading.Text(item, "path");
        TableSchema? schema = null;
        if (item["schema"] is { Kind: JsonValueKind.Object } inside)
        {
            schema = SchemaReader.Read(inside, reading, faults, CodeListsBeside(folder)).Schema;
        }
        else if (item["schema"] is { Kind: JsonValueKind.String } link)
        {
            schema = Linked(link, reading, folder, faults);
        }

        return new PackageResource(reading.Text(item, "name") ?? "", path, schema, Dialect(item, reading));
    }

    private static TableSchema? Linked(LinedJson link, DefinitionReading reading, string folder, List<SchemaFault> faults)
    {
        var path = Path.GetFullPath(Path.Combine(folder, link.Text));
        if (!path.StartsWith(folder, StringComparison.Ordinal) || !File.Exists(path))
        {
            reading.Fault(link, $"The schema '{link.Text}' is not beside the package.");
            return null;
        }

        var schema = SchemaReader.Read(File.ReadAllText(path, Encoding.UTF8), path, CodeListsBeside(folder));
        faults.AddRange(schema.Faults);
        return schema.Schema;
    }

    private static ResourceDialect Dialect(LinedJson item, DefinitionReading reading)
    {
        var encoding = reading.Text(item, "encoding");
        if (item["dialect"] is not { Kind: JsonValueKind.Object } dialect)
        {
            return Plain with { Encoding = encoding };
        }

        return new ResourceDialect(
            reading.Text(dialect, "delimiter"), reading.Text(dialect, "quoteChar"), reading.FlagOrNull(dialect, "header") ?? true, encoding)
        {
            DoubleQuote = reading.FlagOrNull(dialect, "doubleQuote"),
            EscapeChar = reading.Text(dialect, "escapeChar"),
            SkipInitialSpace = reading.FlagOrNull(dialect, "skipInitialSpace"),
            LineTerminator = reading.Text(dialect, "lineTerminator"),
            CommentChar = reading.Text(dialect, "commentChar"),
        };
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
