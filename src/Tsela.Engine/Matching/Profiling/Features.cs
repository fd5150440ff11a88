namespace Tsela.Engine.Matching.Profiling;

/// <summary>The features of a table, and what is to be said of columns that tell nothing.</summary>
internal static class Features
{
    /// <summary>A pattern has four bits a comparison.</summary>
    private const int Most = 16;

    /// <exception cref="LinkageRefusedException">No column can tell persons apart.</exception>
    public static (IReadOnlyList<Feature> Features, IReadOnlyList<string> Remarks) Of(PersonTable table)
    {
        var remarks = new List<string>();
        var features = new List<Feature>();
        foreach (var group in table.Columns.GroupBy(GroupOf, StringComparer.Ordinal))
        {
            var feature = Together([.. group]);
            if (feature.Present == 0)
            {
                remarks.Add($"The column {feature.Name} is empty and was left out.");
            }
            else if (feature.Distinct == 1)
            {
                remarks.Add($"The column {feature.Name} has one value everywhere ({Short(feature)}) and was left out: it tells nobody apart.");
            }
            else
            {
                features.Add(feature);
            }
        }

        if (features.Count > Most)
        {
            var kept = features.OrderByDescending(Telling).Take(Most).ToHashSet();
            remarks.AddRange(features.Where(feature => !kept.Contains(feature))
                .Select(feature => $"The column {feature.Name} was left out: {Most} comparisons are the most, and it tells least."));
            features.RemoveAll(feature => !kept.Contains(feature));
        }

        if (features.Count == 0 && table.Count > 1)
        {
            throw new LinkageRefusedException(
                "No column can tell persons apart: each is empty or has one value everywhere. Name columns with names, dates or numbers of persons.");
        }

        if (features is [{ Kind: not ColumnKind.Document } only])
        {
            throw new LinkageRefusedException(
                $"Nothing but {only.Name} tells persons apart, and many persons may share it: that alone cannot say who is who. Name a second one, such as a date of birth or the number of a document.");
        }

        return (features, remarks);
    }

    /// <summary>The features that a model names, in its order.</summary>
    /// <exception cref="ArgumentException">The table lacks a column of the model.</exception>
    public static IReadOnlyList<Feature> Of(PersonTable table, LinkageModel model)
    {
        var byName = table.Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        return [.. model.Comparisons.Select(comparison => Together([.. comparison.Columns.Select(name =>
            byName.TryGetValue(name, out var column) ? column : throw new ArgumentException($"The table has no column {name}, which the model compares.", nameof(table)))]))];
    }

    // the parts of a given name, or of a family name, are one name
    private static string GroupOf(PersonColumn column) =>
        column.Kind is ColumnKind.GivenName or ColumnKind.Surname ? column.Kind.ToString() : "column " + column.Name;

    private static double Telling(Feature feature) => (double)feature.Distinct * feature.Present;

    private static string Short(Feature feature)
    {
        var value = feature.Values[Array.FindIndex(feature.Counts, 1, count => count > 0)];
        return value.Length <= 40 ? value : value[..40] + "…";
    }

    private static Feature Together(PersonColumn[] columns)
    {
        if (columns.Length == 1)
        {
            return new Feature(columns[0].Name, [columns[0].Name], columns[0].Kind, columns[0].Codes, columns[0].Values);
        }

        var codes = new int[columns[0].Codes.Length];
        var values = new List<string> { "" };
        var codeOf = new Dictionary<string, int>(StringComparer.Ordinal) { [""] = 0 };
        for (var record = 0; record < codes.Length; record++)
        {
            var row = record;
            var value = string.Join(' ', columns.Where(column => column.Codes[row] != 0).Select(column => column.Values[column.Codes[row]]));
            if (!codeOf.TryGetValue(value, out var code))
            {
                codeOf.Add(value, code = values.Count);
                values.Add(value);
            }

            codes[record] = code;
        }

        return new Feature(string.Join(", ", columns.Select(column => column.Name)), [.. columns.Select(column => column.Name)], columns[0].Kind, codes, [.. values]);
    }
}
