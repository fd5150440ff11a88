using System.Globalization;
using System.Text;
using Tsela.Engine.Suppression;

namespace Tsela.Disclosure.PlainFiles;

/// <summary>Writes every cell of a protected table: the dimensions, the value (empty where it is hidden) and what became of it.</summary>
internal static class SafeTableFile
{
    public static void Write(Stream output, ProtectedTable table)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', table.Dimensions.Select(Quoted).Append("value").Append("status")));
        foreach (var cell in table.Cells.OrderBy(cell => string.Join('\u0001', cell.Codes), StringComparer.Ordinal))
        {
            writer.WriteLine(string.Join(',', cell.Codes.Select(Quoted).Append(cell.Value?.ToString("0.##########", CultureInfo.InvariantCulture) ?? "").Append(WordOf(cell.Status))));
        }
    }

    public static string WordOf(CellStatus status) => status switch
    {
        CellStatus.Published => "published",
        CellStatus.Primary => "primary",
        CellStatus.Secondary => "secondary",
        CellStatus.Rounded => "rounded",
        CellStatus.Perturbed => "perturbed",
        _ => throw new InvalidOperationException($"No word for {status}"),
    };

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
