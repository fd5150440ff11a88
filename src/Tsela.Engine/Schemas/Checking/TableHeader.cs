using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>The header of a table, found in its first rows.</summary>
/// <param name="Match">Which column is which field.</param>
/// <param name="Twins">Pairs of columns that mean one field.</param>
/// <param name="FirstRow">Row of the batch with which the data begins.</param>
internal sealed record TableHeader(HeaderMatch Match, IReadOnlyList<(int First, int Second)> Twins, int FirstRow)
{
    public static FileRefusal EmptyFile { get; } = new("source-error", "The file is empty; save the table again and send that file.");

    /// <summary>Finds the header as the schema asks: to the letter, or wherever a clerk put it; null where a series has none.</summary>
    public static TableHeader? Find(TableSchema schema, CheckOptions options, FindingLog log, RowBatch batch)
    {
        if (!options.HasHeader)
        {
            return new TableHeader(StrictHeader.Numbered(schema), [], 0);
        }

        if (schema.Tsela is null)
        {
            var strict = new StrictHeader(schema, options, log);
            return new TableHeader(strict.Match(batch), [], strict.LastRow);
        }

        var search = new HeaderSearch(schema, options);
        var found = search.Find(batch);
        if (found < 0)
        {
            return null;
        }

        var (match, lastRow) = search.Match(batch, found);
        var (settled, twins) = new TolerantHeader(schema, options, log).Settle(match);
        return new TableHeader(settled, twins, lastRow + 1);
    }

    /// <summary>Says that there is no header.</summary>
    public static FileRefusal Refusal(TableSchema schema)
    {
        var names = string.Join(", ", schema.Fields.Where(field => !field.IsSystem).Take(4).Select(field => field.Caption));
        return new FileRefusal(
            "no-header",
            $"No row among the first {HeaderSearch.RowsMax} names the columns of {schema.Title ?? schema.Name}; put a row with headers such as {names} above the data, or use the template.");
    }
}
