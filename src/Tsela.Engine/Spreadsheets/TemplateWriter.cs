using System.Globalization;
using Tsela.Engine.Spreadsheets.Xlsx;

namespace Tsela.Engine.Spreadsheets;

/// <summary>
/// Writes the workbook that an institution fills in: a sheet Data with nothing but the header, a sheet Help with the
/// meaning and an example of every column, and a hidden sheet with the lists behind the drop-downs. Examples stand on
/// Help alone, and a hidden name tells the reader which sheet is Data whatever it is renamed to, so a filled template
/// passes without the clerk deleting anything.
/// </summary>
public static class TemplateWriter
{
    /// <summary>Name of the sheet that is filled in.</summary>
    public const string DataSheet = "Data";

    private const string ListSheet = "Lists";

    /// <summary>Writes the template; the stream stays open.</summary>
    public static void Write(Stream output, TemplateSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var lists = spec.Columns.Select((column, i) => (Column: i, Choices: ChoicesOf(column))).Where(one => one.Choices.Count > 0).ToList();
        using var writer = new WorkbookWriter(output);
        writer.StartSheet(new SheetSpec(DataSheet, [.. spec.Columns.Select(DataColumn)])
        {
            Validations = [.. spec.Columns.Select((column, i) => Validate(column, i, lists.FindIndex(one => one.Column == i)))],
        });
        writer.Name(Workbook.DataName, $"'{DataSheet}'!$A$1");
        WriteHelp(writer, spec);
        WriteLists(writer, lists);
    }

    private static IReadOnlyList<string> ChoicesOf(TemplateColumn column) =>
        column.Choices ?? (column.Kind == TemplateColumnKind.Boolean ? ["yes", "no"] : []);

    private static SheetColumn DataColumn(TemplateColumn column) => new(
        column.Title,
        Math.Clamp(Math.Max(column.Title.Length + 3, column.Example.Length + 2), 12, 40),
        column.Kind switch
        {
            TemplateColumnKind.Date => ColumnFormat.Date,
            TemplateColumnKind.DateTime => ColumnFormat.DateTime,
            TemplateColumnKind.Time => ColumnFormat.Time,
            TemplateColumnKind.WholeNumber => ColumnFormat.WholeNumber,
            TemplateColumnKind.Number => ColumnFormat.General,
            _ => ColumnFormat.Text,
        },
        column.Required);

    private static Validation Validate(TemplateColumn column, int index, int list)
    {
        var prompt = (column.Required ? "Required. " : "") + column.Help + (column.Example.Length > 0 ? $" Example: {column.Example}" : "");
        var (type, first, second, error) = column.Kind switch
        {
            _ when list >= 0 => ("list", ListName(list), null, "This is not in the list. If it is another spelling of an entry, go on; otherwise choose from the list."),
            TemplateColumnKind.Date or TemplateColumnKind.DateTime => ("date", "1", "73415", "This is not read as a date. Write it as 2024-03-31 or 31/03/2024."),
            TemplateColumnKind.Number => ("decimal", "-1000000000000000", "1000000000000000", "This is not read as a number."),
            TemplateColumnKind.WholeNumber => ("whole", "-1000000000000000", "1000000000000000", "This is not read as a whole number."),
            _ => ("none", (string?)null, (string?)null, ""),
        };
        return new Validation(index, type, first, second, column.Title, prompt, error);
    }

    private static string ListName(int list) => string.Create(CultureInfo.InvariantCulture, $"List_{list + 1}");

    private static void WriteHelp(WorkbookWriter writer, TemplateSpec spec)
    {
        writer.StartSheet(new SheetSpec("Help", [new SheetColumn("", 32), new SheetColumn("", 12), new SheetColumn("", 70), new SheetColumn("", 28), new SheetColumn("", 50)]));
        writer.StartRow();
        writer.Text(spec.Title, CellLook.Title);
        foreach (var line in spec.Notes.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            writer.StartRow();
            writer.Text(line);
        }

        writer.StartRow();
        writer.Text($"Fill in the sheet {DataSheet}, one row below the other from row 2, and leave its first row as it is. Columns with an orange header are required.");
        writer.StartRow();
        writer.StartRow();
        foreach (var header in new[] { "Column", "Required", "What to write", "Example", "From the list" })
        {
            writer.Text(header, CellLook.Header);
        }

        foreach (var column in spec.Columns)
        {
            writer.StartRow();
            writer.Text(column.Title, CellLook.Wrapped);
            writer.Text(column.Required ? "yes" : "no", CellLook.Wrapped);
            writer.Text(column.Help.Length > 0 ? column.Help : Meaning(column.Kind), CellLook.Wrapped);
            writer.Text(column.Example, CellLook.Wrapped);
            writer.Text(Shown(ChoicesOf(column)), CellLook.Wrapped);
        }
    }

    private static string Meaning(TemplateColumnKind kind) => kind switch
    {
        TemplateColumnKind.Date => "A date.",
        TemplateColumnKind.DateTime => "A date and a time.",
        TemplateColumnKind.Time => "A time of day.",
        TemplateColumnKind.Number => "A number.",
        TemplateColumnKind.WholeNumber => "A whole number.",
        TemplateColumnKind.List => "One or more, with a semicolon between them.",
        _ => "",
    };

    private static string Shown(IReadOnlyList<string> choices) =>
        choices.Count <= 12 ? string.Join("; ", choices) : $"{string.Join("; ", choices.Take(6))}; … ({choices.Count} in the drop-down)";

    private static void WriteLists(WorkbookWriter writer, List<(int Column, IReadOnlyList<string> Choices)> lists)
    {
        if (lists.Count == 0)
        {
            return;
        }

        writer.StartSheet(new SheetSpec(ListSheet, []) { IsHidden = true });
        for (var row = 0; row < lists.Max(list => list.Choices.Count); row++)
        {
            writer.StartRow();
            foreach (var (_, choices) in lists)
            {
                writer.Text(row < choices.Count ? choices[row] : "");
            }
        }

        for (var list = 0; list < lists.Count; list++)
        {
            var letters = CellReference.Letters(list);
            writer.Name(ListName(list), string.Create(CultureInfo.InvariantCulture, $"'{ListSheet}'!${letters}$1:${letters}${lists[list].Choices.Count}"));
        }
    }
}
