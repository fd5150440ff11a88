using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Engine.Tables.Texts;

namespace Tsela.Statistics.PlainFiles;

/// <summary>
/// What a package says of the codes of a field: its code lists, its categories or its enumeration; and where the field
/// refers to another file of the package, the keys of that file as codes and its other columns as levels above them.
/// </summary>
/// <param name="Codes">Code to label; null where any code may be.</param>
/// <param name="Levels">Name of a level to the group of each code.</param>
public sealed record FieldCodes(IReadOnlyDictionary<string, string>? Codes, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Levels)
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, string>> NoLevels = new(StringComparer.Ordinal);

    public static FieldCodes Of(PackageReading package, TableSchema schema, SchemaField field)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(field);
        if (field.CodeLists.Count > 0)
        {
            return OfLists(field.CodeLists);
        }

        if (field.Categories.Count > 0)
        {
            return new FieldCodes(field.Categories.DistinctBy(one => one.Value, StringComparer.Ordinal).ToDictionary(one => one.Value, one => one.Label ?? one.Value, StringComparer.Ordinal), NoLevels);
        }

        if (field.Constraints.Enum.Count > 0)
        {
            return new FieldCodes(field.Constraints.Enum.Distinct(StringComparer.Ordinal).ToDictionary(code => code, StringComparer.Ordinal), NoLevels);
        }

        var key = schema.ForeignKeys.FirstOrDefault(key => key.Fields is [var only] && only == field.Name && key.Resource.Length > 0);
        return key is not null && OfFile(package, key) is { } found ? found : new FieldCodes(null, NoLevels);
    }

    private static FieldCodes OfLists(IReadOnlyList<CodeList> lists)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var levels = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            foreach (var code in list.Codes)
            {
                codes.TryAdd(code.Value, code.Label);
            }

            foreach (var (level, groups) in KnownCodes.Of(list).Levels)
            {
                Merge(levels, level, groups);
            }
        }

        return new FieldCodes(codes, Fixed(levels));
    }

    private static FieldCodes? OfFile(PackageReading package, ForeignKey key)
    {
        var resource = package.Resources.FirstOrDefault(one => one.Name == key.Resource);
        if (resource?.Path is null || package.Beside(resource.Path) is not { } path)
        {
            return null;
        }

        using var reader = TableFile.Open(path, new ReadOptions { Delimiter = resource.Dialect.Delimiter is { Length: 1 } sign ? sign[0] : null }).Reader;
        if (reader is null || !reader.Read())
        {
            return null;
        }

        var header = Enumerable.Range(0, reader.CellCount).Select(i => reader.Cell(i).ToString()).ToList();
        var place = header.IndexOf(key.ReferenceFields[0]);
        if (place < 0)
        {
            return null;
        }

        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var levels = header.Where((_, i) => i != place).Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => new Dictionary<string, string>(StringComparer.Ordinal), StringComparer.Ordinal);
        while (reader.Read())
        {
            if (reader.Cell(place).ToString() is { Length: > 0 } code && codes.TryAdd(code, code))
            {
                for (var i = 0; i < header.Count; i++)
                {
                    if (i != place && reader.Cell(i).ToString() is { Length: > 0 } group)
                    {
                        levels[header[i]].TryAdd(code, group);
                    }
                }
            }
        }

        return new FieldCodes(codes, Fixed(levels));
    }

    private static void Merge(Dictionary<string, Dictionary<string, string>> levels, string level, IReadOnlyDictionary<string, string> groups)
    {
        if (!levels.TryGetValue(level, out var all))
        {
            levels.Add(level, all = new Dictionary<string, string>(StringComparer.Ordinal));
        }

        foreach (var (code, group) in groups)
        {
            all.TryAdd(code, group);
        }
    }

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Fixed(Dictionary<string, Dictionary<string, string>> levels) =>
        levels.Where(level => level.Value.Count > 0).ToDictionary(level => level.Key, IReadOnlyDictionary<string, string> (level) => level.Value, StringComparer.Ordinal);
}
