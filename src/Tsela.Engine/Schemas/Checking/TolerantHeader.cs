using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Settles which column is which field of a series, and tells what is missing, unknown or there twice.</summary>
internal sealed class TolerantHeader(TableSchema schema, CheckOptions options, FindingLog log)
{
    private static readonly string[] Companions = ["code", "label", "name", "description"];

    public (HeaderMatch Match, IReadOnlyList<(int First, int Second)> Twins) Settle(HeaderMatch found)
    {
        var columns = found.Columns.ToList();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var twins = new List<(int, int)>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Field is not { } field)
            {
                continue;
            }

            if (places.TryAdd(field, i))
            {
                continue;
            }

            twins.Add((places[field], i));
            log.Add(
                0, found.SheetRow, i + 1, field, "duplicate-label", 0, Severity.Warning, columns[i].Text,
                $"The columns {places[field] + 1} ('{columns[places[field]].Text}') and {i + 1} ('{columns[i].Text}') both mean {Caption(field)}; the first one is taken.",
                "Remove one of the two columns, or map it to another field.");
            columns[i] = columns[i] with { Field = null, By = MatchedBy.Ignored };
        }

        PairCodesAndLabels(columns, places);
        TellUnknown(columns, found.SheetRow);
        var missing = found.MissingFields.Where(field => !places.ContainsKey(field)).ToList();
        TellMissing(missing, columns, found.SheetRow);
        return (new HeaderMatch(found.SheetRow, columns, missing), twins);
    }

    /// <summary>A code often comes beside its label: "District code", "District name". One of them is the field; the other adds nothing.</summary>
    private void PairCodesAndLabels(List<MatchedColumn> columns, Dictionary<string, int> places)
    {
        foreach (var companion in Companions)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].By != MatchedBy.Nothing || WithoutCompanion(columns[i].Text, companion) is not { } field)
                {
                    continue;
                }

                var isFree = places.TryAdd(field, i);
                columns[i] = columns[i] with { Field = isFree ? field : null, By = isFree ? MatchedBy.Alias : MatchedBy.Ignored };
            }
        }
    }

    private string? WithoutCompanion(string header, string companion)
    {
        var loose = Headers.Normalise(header);
        var rest = loose.EndsWith(companion, StringComparison.Ordinal) ? loose[..^companion.Length]
            : loose.StartsWith(companion + "of", StringComparison.Ordinal) ? loose[(companion.Length + 2)..]
            : "";
        return rest.Length == 0 ? null : schema.Fields.FirstOrDefault(field =>
            field.CodeLists.Count > 0
            && (Headers.Normalise(field.Name) == rest || Headers.Normalise(field.Title) == rest || field.Aliases.Any(alias => Headers.Normalise(alias) == rest)))?.Name;
    }

    private void TellUnknown(List<MatchedColumn> columns, long sheetRow)
    {
        foreach (var column in columns.Where(column => column.By == MatchedBy.Nothing && column.Text.Length > 0))
        {
            var near = Nearest(column.Text);
            log.Add(
                0, sheetRow, column.Column, column.Text, "extra-label", 0, Severity.Warning, column.Text,
                $"The column '{column.Text}' is not known and is left out.{(near is null ? "" : $" Did you mean {near}?")}",
                "Say once which field it means, or that it is to be ignored; that is remembered.");
        }
    }

    private string? Nearest(string header)
    {
        var wanted = Headers.Normalise(header);
        return wanted.Length < 4 ? null : schema.Fields
            .SelectMany(field => field.Aliases.Append(field.Name).Append(field.Caption).Select(spelling => (field.Caption, Distance: Distance(wanted, spelling))))
            .Where(near => near.Distance <= Math.Max(1, wanted.Length / 4))
            .OrderBy(near => near.Distance)
            .Select(near => near.Caption)
            .FirstOrDefault();
    }

    private static int Distance(string wanted, string spelling) => TypingErrors.Within(wanted, Headers.Normalise(spelling), wanted.Length);

    private void TellMissing(List<string> missing, List<MatchedColumn> columns, long sheetRow)
    {
        foreach (var name in missing)
        {
            var field = schema.Fields[schema.IndexOf(name)];
            if (field.IsSystem && options.IgnoreSystemFields)
            {
                continue;
            }

            var isNeeded = field.Constraints.Required || schema.PrimaryKey.Contains(name) || schema.FieldsMatch is FieldsMatch.Equal or FieldsMatch.Subset;
            var unknown = columns.Any(column => column.By == MatchedBy.Nothing && column.Text.Length > 0);
            log.Add(
                0, sheetRow, 0, name, "missing-label", 0, isNeeded ? Severity.Error : Severity.Info, "",
                isNeeded ? $"The file has no column {field.Caption}, which must be given." : $"The file has no column {field.Caption}.",
                unknown
                    ? $"Add a column with the header {field.Caption}, or say which of the unknown columns it is."
                    : $"Add a column with the header {field.Caption}; the template has it.");
        }
    }

    private string Caption(string field) => schema.Fields[schema.IndexOf(field)].Caption;
}
