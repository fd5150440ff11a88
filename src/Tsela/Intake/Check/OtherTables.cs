using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared.PlainFiles;

namespace Tsela.Intake.Check;

/// <summary>Answers foreign keys from the other files of a package, where they stand beside it.</summary>
internal sealed class OtherTables(PackageReading package, CancellationToken cancellationToken)
{
    public Func<string, bool?>? Lookup(Reference reference)
    {
        var resource = package.Resources.FirstOrDefault(resource => resource.Name == reference.Source);
        if (resource?.Path is null)
        {
            return null;
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in resource.FurtherPaths.Prepend(resource.Path))
        {
            if (package.Beside(part) is not { } path || !Gather(resource, path, reference.In, keys))
            {
                return null;
            }
        }

        return key => keys.Contains(key);
    }

    private bool Gather(PackageResource resource, string path, IReadOnlyList<string> fields, HashSet<string> keys)
    {
        using var reader = TableFile.Open(path, DescribedFile.DialectOf(resource)).Reader;
        if (reader is null)
        {
            return false;
        }

        // Without a schema the cells count as they stand.
        var schema = resource.Schema ?? new TableSchema
        {
            Fields = [.. fields.Select(name => new SchemaField { Name = name })],
            FieldsMatch = FieldsMatch.Subset,
        };
        var indexes = fields.Select(schema.IndexOf).ToArray();
        if (indexes.Contains(-1))
        {
            return false;
        }

        new TableCheck(schema with { ForeignKeys = [], PrimaryKey = [], UniqueKeys = [], Rules = [] }, DescribedFile.RowsOf(resource)).Run(
            reader,
            row =>
            {
                if (Array.TrueForAll(indexes, index => row.Harmonised[index] is not null))
                {
                    keys.Add(string.Join(Reference.Separator, indexes.Select(index => row.Harmonised[index])));
                }
            },
            _ => { },
            cancellationToken);
        return true;
    }
}
