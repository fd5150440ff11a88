namespace Tsela.Engine.Spreadsheets.Xlsx;

/// <summary>Which sheet of a workbook is the table.</summary>
internal static class SheetChoice
{
    private const long CountedBytesMax = 64 << 20;

    public static Sheet Choose(Package package, Workbook workbook, ReadOptions options)
    {
        var tables = workbook.Sheets.FindAll(sheet => sheet.IsTable);
        if (options.SheetNumber is { } number && options.SheetName is null)
        {
            return number >= 1 && number <= workbook.Sheets.Count && workbook.Sheets[number - 1] is { IsTable: true } numbered ? numbered : throw new FileRefusedException(
                "sheet-missing",
                $"The workbook has no table on sheet {number}; its sheets are {string.Join(", ", workbook.Sheets.Take(10).Select(sheet => sheet.Name))}.");
        }

        if (options.SheetName is { } wanted)
        {
            return Named(tables, wanted) ?? throw new FileRefusedException(
                "sheet-missing",
                $"The workbook has no sheet called {wanted}; its sheets are {string.Join(", ", tables.Take(10).Select(sheet => sheet.Name))}. Rename the sheet with the table.");
        }

        if (workbook.DataSheet is { } ours && Named(tables, ours) is { } own)
        {
            return own;
        }

        var visible = tables.FindAll(sheet => !sheet.IsHidden && sheet.Name != workbook.FindingsSheet);
        if (visible.Count == 0)
        {
            visible = tables;
        }

        if (visible.Count == 0)
        {
            throw new FileRefusedException("source-error", "The workbook has no sheet with cells; put the table on a sheet and send it again.");
        }

        return visible.Count == 1 ? visible[0] : visible.MaxBy(sheet => Rows(package, sheet.Part))!;
    }

    private static Sheet? Named(List<Sheet> tables, string name) =>
        tables.Find(sheet => string.Equals(sheet.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Rows with cells, counted by their end tags: the dimension that a sheet announces may lie.</summary>
    private static long Rows(Package package, string part)
    {
        if (!package.Has(part))
        {
            return -1;
        }

        using var stream = package.Open(part);
        var buffer = new byte[1 << 16];
        long rows = 0, seen = 0;
        var held = 0;
        while (seen < CountedBytesMax)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
            var block = buffer.AsSpan(0, held + read);
            rows += block.Count("/row>"u8) + block.Count(":row>"u8);
            if (held + read < buffer.Length)
            {
                break;
            }

            seen += read;
            held = 4;
            block[^held..].CopyTo(buffer);
        }

        return rows;
    }
}
