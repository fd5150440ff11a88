using System.Globalization;
using System.Text;

namespace Tsela.Disclosure.Extracts.Files;

/// <summary>Programs that read the file of fixed columns into SPSS, Stata and SAS, with all labels.</summary>
internal static class Syntax
{
    public static string Spss(ExtractTable table, string file)
    {
        var text = new StringBuilder();
        Line(text, $"* Reads {file}; set the folder before running it.");
        Line(text, $"DATA LIST FILE='{file}' FIXED RECORDS=1");
        Line(text, " /1");
        Each(table, (variable, start, end) => Line(text, $"  {variable.Name} {start}-{end}{(variable.IsNumber ? "" : " (A)")}"));
        Line(text, " .");
        Line(text, "VARIABLE LABELS");
        Each(table, (variable, _, _) => Line(text, $"  {variable.Name} {Quoted(variable.Label)}"));
        Line(text, " .");
        foreach (var (variable, codes) in Labelled(table))
        {
            Line(text, $"VALUE LABELS {variable.Name}");
            codes.ForEach(code => Line(text, $"  {Quoted(code)} {Quoted(variable.Labels[code])}"));
            Line(text, " .");
        }

        Line(text, "EXECUTE.");
        return text.ToString();
    }

    public static string Stata(ExtractTable table, string file)
    {
        var text = new StringBuilder();
        Line(text, $"* Reads {file}; change to its folder before running it.");
        Line(text, "clear");
        Line(text, "#delimit ;");
        Line(text, "infix");
        Each(table, (variable, start, end) => Line(text, $"  {(variable.IsNumber ? "double" : $"str{end - start + 1}")} {variable.Name} {start}-{end}"));
        Line(text, $"  using \"{file}\" ;");
        Line(text, "#delimit cr");
        foreach (var (variable, codes) in Labelled(table))
        {
            // labels belong to numbers there, so each code gets one
            var number = $"n_{variable.Name}"[..Math.Min(ExtractVariable.NameLengthMax, variable.Name.Length + 2)];
            Line(text, $"generate int {number} = .");
            for (var at = 0; at < codes.Count; at++)
            {
                Line(text, $"replace {number} = {at + 1} if {variable.Name} == \"{codes[at]}\"");
                Line(text, $"label define {number} {at + 1} `\"{codes[at]} {variable.Labels[codes[at]]}\"', add");
            }

            Line(text, $"label values {number} {number}");
            Line(text, $"drop {variable.Name}");
            Line(text, $"rename {number} {variable.Name}");
        }

        Each(table, (variable, _, _) => Line(text, $"label variable {variable.Name} `\"{variable.Label}\"'"));
        return text.ToString();
    }

    public static string Sas(ExtractTable table, string file)
    {
        var text = new StringBuilder();
        var width = table.Widths.Sum();
        Line(text, $"/* Reads {file}; give its folder in INFILE. */");
        var labelled = Labelled(table).ToList();
        for (var at = 0; at < labelled.Count; at++)
        {
            Line(text, at == 0 ? "PROC FORMAT;" : "");
            Line(text, $"  VALUE {FormatOf(at)}");
            labelled[at].Codes.ForEach(code => Line(text, $"    {Quoted(code)} = {Quoted(labelled[at].Variable.Labels[code])}"));
            Line(text, "  ;");
        }

        Line(text, labelled.Count > 0 ? "RUN;" : "");
        Line(text, "DATA extract;");
        Line(text, $"  INFILE '{file}' LRECL={width} PAD;");
        Line(text, "  INPUT");
        Each(table, (variable, start, end) => Line(text, $"    {variable.Name}{(variable.IsNumber ? "" : " $")} {start}-{end}"));
        Line(text, "  ;");
        Line(text, "  LABEL");
        Each(table, (variable, _, _) => Line(text, $"    {variable.Name} = {Quoted(variable.Label)}"));
        Line(text, "  ;");
        for (var at = 0; at < labelled.Count; at++)
        {
            Line(text, $"  FORMAT {labelled[at].Variable.Name} {FormatOf(at)}.;");
        }

        Line(text, "RUN;");
        return text.ToString();
    }

    private static string FormatOf(int at) => string.Create(CultureInfo.InvariantCulture, $"$codes{at + 1}f");

    /// <summary>The variables with codes, and those codes that occur and have a label.</summary>
    private static IEnumerable<(ExtractVariable Variable, List<string> Codes)> Labelled(ExtractTable table) =>
        table.Variables.Where(variable => variable.Labels.Count > 0 && !variable.IsNumber)
            .Select(variable => (variable, table.Order.Select(variable.Text).Distinct(StringComparer.Ordinal).Where(variable.Labels.ContainsKey).Order(StringComparer.Ordinal).ToList()))
            .Where(one => one.Item2.Count > 0);

    private static void Each(ExtractTable table, Action<ExtractVariable, int, int> write)
    {
        for (var at = 0; at < table.Variables.Count; at++)
        {
            write(table.Variables[at], table.Start(at), table.Start(at) + table.Widths[at] - 1);
        }
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\r\n");
}
