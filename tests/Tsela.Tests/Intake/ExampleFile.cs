using System.Text;
using Tsela.Catalogue.Loading;
using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Tests.Intake;

/// <summary>A good file of a national series, made from the examples of its own definition.</summary>
internal static class ExampleFile
{
    public const string Series = "DS27d";
    public const string Institution = "LMPS";

    private static readonly Lazy<TableSchema> Definition = new(() => CatalogueLoader.Load(ReferenceFolder.Find()).Catalogue!.Series[Series]);

    public static string Of(int rows)
    {
        var series = Definition.Value;
        var fields = series.Fields.Where(field => !field.IsSystem).ToList();
        var keys = series.PrimaryKey.Concat(series.UniqueKeys.SelectMany(key => key)).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder().AppendJoin(',', fields.Select(field => field.Name)).Append('\n');
        for (var row = 1; row <= rows; row++)
        {
            text.AppendJoin(',', fields.Select(field => $"\"{field.Example}{(keys.Contains(field.Name) ? $"-{row}" : "")}\"")).Append('\n');
        }

        return text.ToString();
    }
}
