using System.Text;

namespace Tsela.Disclosure.Extracts.Files;

/// <summary>The rows as fixed columns of ASCII, as the Bureau gives them today, and as CSV.</summary>
internal static class DataFiles
{
    public static void WriteFixed(Stream output, ExtractTable table)
    {
        using var writer = new StreamWriter(output, Encoding.ASCII, leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in table.Order)
        {
            for (var at = 0; at < table.Variables.Count; at++)
            {
                var variable = table.Variables[at];
                writer.Write(variable.IsNumber ? variable.Text(row).PadLeft(table.Widths[at]) : variable.Text(row).PadRight(table.Widths[at]));
            }

            writer.WriteLine();
        }
    }

    public static void WriteCsv(Stream output, ExtractTable table)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', table.Variables.Select(variable => variable.Name)));
        foreach (var row in table.Order)
        {
            writer.WriteLine(string.Join(',', table.Variables.Select(variable => Quoted(variable.Text(row)))));
        }
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
