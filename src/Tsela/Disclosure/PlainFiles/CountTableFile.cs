using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.Systems;
using Tsela.Shared.Commands;
using Tsela.Shared.PlainFiles;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>Reads files of inner cells, and files of cells that are public already.</summary>
internal static class CountTableFile
{
    /// <exception cref="UnusableInputException">A column, code or number is missing or wrong; the sentence names the line.</exception>
    public static CountTable Read(SpecTable table, ProtectionSpec spec)
    {
        using var rows = CellRows.Open(table.Path);
        var codes = table.Dimensions.Select(dimension => rows.Column(dimension.Name)).ToArray();
        var measure = rows.Column(table.Measure);
        var (largest1, largest2, contributors) = (rows.Find("largest1"), rows.Find("largest2"), rows.Find("contributors"));
        var key = spec.Method == ProtectionMethod.CellKey ? rows.Column(spec.CellKey!.Column) : -1;
        if (spec.Rules.PPercent is not null && spec.IsMoney)
        {
            (largest1, largest2) = (rows.Column("largest1"), rows.Column("largest2"));
        }

        var cells = new List<InnerCell>();
        var sums = table.Dimensions.Select(dimension => dimension.Parents.Values.ToHashSet(StringComparer.Ordinal)).ToArray();
        while (rows.Read())
        {
            var at = codes.Select((place, index) => Code(rows, place, table.Dimensions[index], sums[index])).ToArray();
            var value = rows.Number(measure, table.Measure) ?? throw rows.Refused($"Line {rows.Line} has no {table.Measure}; write 0 for an empty cell, or leave the row out.");
            Refuse(rows, value, spec, table.Measure);
            var first = largest1 < 0 ? 0 : rows.Number(largest1, "largest1") ?? 0;
            var second = largest2 < 0 ? 0 : rows.Number(largest2, "largest2") ?? 0;
            var count = spec.IsMoney ? Contributors(rows, contributors, value, first, second) : (long)value;
            cells.Add(new InnerCell(at, value, count, first, second, key < 0 ? 0 : (double)(rows.Number(key, spec.CellKey!.Column) ?? throw rows.Refused($"Line {rows.Line} has no key."))));
        }

        return cells.Count > 0 ? new CountTable(Path.GetFileName(table.Path), table.Dimensions, cells) : throw rows.Refused("It has a header and no cells.");
    }

    /// <summary>The cells of an earlier release, as <c>tsela protect</c> wrote them.</summary>
    /// <exception cref="UnusableInputException">A column or a number is wrong.</exception>
    public static IEnumerable<EarlierCell> ReadEarlier(string path, IReadOnlyList<TableDimension> dimensions)
    {
        using var rows = CellRows.Open(path);
        var known = dimensions.Where(dimension => rows.Find(dimension.Name) >= 0).ToArray();
        if (known.Length == 0)
        {
            throw rows.Refused($"It has none of the dimensions ({string.Join(", ", dimensions.Select(dimension => dimension.Name))}), so it cannot be an earlier release of these tables.");
        }

        var codes = known.Select(dimension => rows.Column(dimension.Name)).ToArray();
        var value = rows.Column("value");
        // without its own dimension a part of a cell would pass for the cell
        if (rows.Besides([.. known.Select(dimension => dimension.Name), "value", "status"]).FirstOrDefault() is { } other)
        {
            throw rows.Refused($"Its column '{NearestName.Abridged(other)}' is no dimension of these tables; add the table that it was made from to linked, so that what it shows can be reckoned with.");
        }

        var cells = new List<EarlierCell>();
        while (rows.Read())
        {
            cells.Add(new EarlierCell(CellIdentity.Of(known, [.. codes.Select(rows.Text)]), rows.Number(value, "value")));
        }

        return cells;
    }

    private static string Code(CellRows rows, int place, TableDimension dimension, HashSet<string> sums)
    {
        var code = rows.Text(place);
        if (!dimension.Parents.ContainsKey(code))
        {
            throw rows.Refused(code == dimension.Total
                ? $"Line {rows.Line} has the total '{NearestName.Abridged(code)}' of {dimension.Name}; leave it out, sums are made from the lowest codes."
                : $"Line {rows.Line} has the code '{NearestName.Abridged(code)}' of {dimension.Name}, which has no parent in the SPEC{NearestName.Of(code, [.. dimension.Parents.Keys])}");
        }

        return sums.Contains(code)
            ? throw rows.Refused($"Line {rows.Line} has the sum '{NearestName.Abridged(code)}' of {dimension.Name}; leave it out, sums are made from the lowest codes.")
            : code;
    }

    private static void Refuse(CellRows rows, decimal value, ProtectionSpec spec, string measure)
    {
        if (!spec.IsMoney && (value < 0 || value != decimal.Truncate(value) || value > int.MaxValue))
        {
            throw rows.Refused($"Line {rows.Line} has {value} in {measure}, which is no count of persons; if it is an amount, let unit be money.");
        }

        if (value < 0)
        {
            throw rows.Refused($"Line {rows.Line} has {value} in {measure}; amounts below 0 cannot be protected by these rules.");
        }
    }

    // without the column of contributors the two greatest say whether they are all
    private static long Contributors(CellRows rows, int column, decimal value, decimal largest1, decimal largest2) =>
        column >= 0 ? (long)(rows.Number(column, "contributors") ?? throw rows.Refused($"Line {rows.Line} has no contributors."))
        : value == 0 ? 0
        : largest1 == 0 ? long.MaxValue / 1_000_000_000
        : largest1 == value ? 1
        : largest1 + largest2 == value ? 2
        : 3;
}
