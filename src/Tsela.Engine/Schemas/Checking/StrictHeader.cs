using Tsela.Engine.Spreadsheets;

namespace Tsela.Engine.Schemas.Checking;

/// <summary>Holds the first row against a plain Table Schema as the standard says, with Frictionless's names for the faults.</summary>
internal sealed class StrictHeader(TableSchema schema, CheckOptions options, FindingLog log)
{
    public HeaderMatch Match(RowBatch batch)
    {
        var rows = HeaderRows(batch);
        ref readonly var row = ref batch[rows[0] - 1];
        var labels = Labels(batch, rows);

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(labels[i]))
            {
                Fault(row, i, "blank-label", "", $"Column {i + 1} has no header.", "Give the column its header.");
            }
            else if (!seen.Add(labels[i]))
            {
                Fault(row, i, "duplicate-label", labels[i], $"The header '{FindingLog.Short(labels[i])}' stands twice.", "Remove one of the two columns, or rename it.");
            }
        }

        return schema.FieldsMatch == FieldsMatch.Exact ? ByPlace(row, labels) : ByName(row, labels);
    }

    /// <summary>Columns are fields in order, where a file has no header.</summary>
    public static HeaderMatch Numbered(TableSchema schema) => new(
        0, [.. schema.Fields.Select((field, i) => new MatchedColumn(i + 1, field.Name, field.Name, MatchedBy.Position))], []);

    /// <summary>The last row of the header, from 1.</summary>
    public int LastRow { get; private set; } = 1;

    /// <summary>The rows that the dialect names, without those that it calls comments; where none is left, the first row that is not a comment.</summary>
    private List<int> HeaderRows(RowBatch batch)
    {
        var rows = options.HeaderRows.Where(row => row <= batch.Count && !options.CommentRows.Contains(row)).Order().ToList();
        if (rows.Count == 0)
        {
            rows.Add(Enumerable.Range(1, batch.Count).FirstOrDefault(row => !options.CommentRows.Contains(row), 1));
        }

        LastRow = rows[^1];
        return rows;
    }

    private List<string> Labels(RowBatch batch, List<int> rows)
    {
        var labels = new List<string>();
        foreach (var number in rows)
        {
            ref readonly var row = ref batch[number - 1];
            for (var i = 0; i < row.CellCount; i++)
            {
                var part = batch.Cell(row, i).ToString();
                if (i == labels.Count)
                {
                    labels.Add(part);
                }
                else if (part.Length > 0)
                {
                    labels[i] = labels[i].Length == 0 ? part : labels[i] + options.HeaderJoin + part;
                }
            }
        }

        return labels;
    }

    private HeaderMatch ByPlace(in BatchRow row, List<string> labels)
    {
        var columns = new List<MatchedColumn>();
        for (var i = 0; i < labels.Count; i++)
        {
            var field = i < schema.Fields.Count ? schema.Fields[i].Name : null;
            if (field is null)
            {
                Fault(row, i, "extra-label", labels[i], $"The column '{FindingLog.Short(labels[i])}' is not in the schema.", "Remove the column, or add the field to the schema.");
            }
            else if (labels[i] != field && !string.IsNullOrWhiteSpace(labels[i]))
            {
                Fault(row, i, "incorrect-label", labels[i], $"Column {i + 1} is headed '{FindingLog.Short(labels[i])}', but the schema has '{field}' in this place.", $"Rename the column to '{field}'.");
            }

            columns.Add(new MatchedColumn(i + 1, labels[i], field, field is null ? MatchedBy.Nothing : labels[i] == field ? MatchedBy.Name : MatchedBy.Position));
        }

        return new HeaderMatch(row.SheetRow, columns, Missing(row, labels.Count, [.. schema.Fields.Skip(labels.Count).Select(field => field.Name)]));
    }

    private HeaderMatch ByName(in BatchRow row, List<string> labels)
    {
        var columns = new List<MatchedColumn>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Count; i++)
        {
            var isField = schema.IndexOf(labels[i]) >= 0 && found.Add(labels[i]);
            var isKnown = schema.IndexOf(labels[i]) >= 0;
            if (!isKnown && !string.IsNullOrWhiteSpace(labels[i]) && schema.FieldsMatch is FieldsMatch.Equal or FieldsMatch.Superset && !isKnown)
            {
                Fault(row, i, "extra-label", labels[i], $"The column '{FindingLog.Short(labels[i])}' is not in the schema.", "Remove the column, or add the field to the schema.");
            }

            columns.Add(new MatchedColumn(i + 1, labels[i], isField ? labels[i] : null, isField ? MatchedBy.Name : MatchedBy.Nothing));
        }

        var missing = schema.Fields.Select(field => field.Name).Where(name => !found.Contains(name)).ToList();
        if (schema.FieldsMatch == FieldsMatch.Partial && found.Count == 0)
        {
            Fault(row, -1, "missing-label", "", "No column is a field of the schema.", "Name at least one column as a field of the schema.");
        }

        return new HeaderMatch(row.SheetRow, columns, Missing(row, labels.Count, missing));
    }

    private IReadOnlyList<string> Missing(in BatchRow row, int labelCount, IReadOnlyList<string> missing)
    {
        foreach (var name in missing)
        {
            var isNeeded = schema.FieldsMatch is FieldsMatch.Exact or FieldsMatch.Equal or FieldsMatch.Subset
                || schema.Fields[schema.IndexOf(name)].Constraints.Required;
            if (isNeeded)
            {
                log.Add(0, row.SheetRow, ++labelCount, name, "missing-label", 0, Severity.Error, "", $"The column '{name}' is missing.", $"Add a column with the header '{name}'.");
            }
        }

        return missing;
    }

    private void Fault(in BatchRow row, int column, string rule, string value, string message, string mend) =>
        log.Add(0, row.SheetRow, column + 1, value.Length == 0 ? null : FindingLog.Short(value), rule, 0, Severity.Error, value, message, mend);
}
