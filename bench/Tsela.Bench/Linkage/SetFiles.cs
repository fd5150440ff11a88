using System.Globalization;
using System.Text;
using System.Text.Json;
using Tsela.Bench.Linkage.Making;

namespace Tsela.Bench.Linkage;

/// <summary>Writes a made set as the command reads it: records without the truth, the truth apart, the columns' kinds.</summary>
internal static class SetFiles
{
    public static void Write(LabelledSet set, int count, int seed, string folder)
    {
        Directory.CreateDirectory(folder);
        using var truth = Writer(Path.Combine(folder, "truth.csv"));
        using var first = Writer(Path.Combine(folder, "data.csv"));
        using var second = set.IsTwoFiles ? Writer(Path.Combine(folder, "data2.csv")) : null;
        truth.Write(set.IsTwoFiles ? "file,id,entity\n" : "id,entity\n");
        var header = string.Join(',', [set.Id, .. set.Columns.Select(column => column.Name)]) + "\n";
        first.Write(header);
        second?.Write(header);

        // The two files number their records alike, as files from two offices do.
        var rows = new int[3];
        var line = new StringBuilder();
        foreach (var record in set.Records(count, seed))
        {
            var row = ++rows[record.File];
            line.Clear().Append(row);
            foreach (var value in record.Values)
            {
                line.Append(',').Append(Escaped(value));
            }

            (record.File == 2 ? second! : first).Write(line.Append('\n'));
            truth.Write(set.IsTwoFiles
                ? string.Create(CultureInfo.InvariantCulture, $"{record.File},{row},{record.Person}\n")
                : string.Create(CultureInfo.InvariantCulture, $"{row},{record.Person}\n"));
        }

        WriteColumns(set, Path.Combine(folder, "columns.json"));
    }

    /// <summary>The columns of a shape, for the command's --columns.</summary>
    public static void WriteColumns(LabelledSet set, string file) => File.WriteAllText(
        file,
        JsonSerializer.Serialize(new { id = set.Id, columns = set.Columns.Select(column => new { name = column.Name, kind = column.Kind }) }));

    private static StreamWriter Writer(string file) => new(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16);

    public static string Escaped(string value) =>
        value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
