using System.Text.Encodings.Web;
using System.Text.Json;
using Tsela.Engine.Matching;

namespace Tsela.Linkage.PlainFiles;

/// <summary>What a linkage did and learned, as JSON; docs/link-files.md says what each member means.</summary>
internal sealed class LinkReport(LinkageResult result, LinkageOptions options)
{
    public required IReadOnlyList<(string File, int Rows)> Files { get; init; }

    public required IReadOnlyList<string> Remarks { get; init; }

    public required IReadOnlyList<(string Phase, double Seconds)> Phases { get; init; }

    public required double Seconds { get; init; }

    public void Write(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        Figures(json);
        Blocking(json);
        Comparisons(json);
        Cost(json);
        json.WriteStartArray("remarks");
        foreach (var remark in Remarks)
        {
            json.WriteStringValue(remark);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private void Figures(Utf8JsonWriter json)
    {
        json.WriteStartArray("files");
        foreach (var (file, rows) in Files)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteNumber("rows", rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("rows", result.Clusters.Length);
        json.WriteNumber("clusters", result.Clusters.Where((cluster, record) => cluster == record).Count());
        json.WriteNumber("records_with_another", Shared());
        json.WriteNumber("pairs_compared", result.PairsCompared);
        json.WriteNumber("pairs_kept", result.Pairs.Count);
        json.WriteNumber("links", result.Pairs.Count(pair => result.Clusters[pair.A] == result.Clusters[pair.B]));
        json.WriteNumber("threshold", options.Threshold);
        json.WriteNumber("kept_from", options.KeptFrom);
        json.WriteString("scope", options.Scope switch { LinkageScope.Everywhere => "everywhere", LinkageScope.OneToOne => "one-to-one", _ => "between-files" });
    }

    private int Shared()
    {
        var sizes = new int[result.Clusters.Length];
        foreach (var cluster in result.Clusters)
        {
            sizes[cluster]++;
        }

        return sizes.Where(size => size > 1).Sum();
    }

    private void Blocking(Utf8JsonWriter json)
    {
        json.WriteStartArray("blocking");
        foreach (var pass in result.Model.Passes)
        {
            json.WriteStartObject();
            json.WriteString("rule", pass.Name);
            json.WriteNumber("pairs", pass.Pairs);
            json.WriteNumber("split_blocks", pass.SplitBlocks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Comparisons(Utf8JsonWriter json)
    {
        Number(json, "prior_bits", Rounded(result.Model.Prior));
        json.WriteStartArray("comparisons");
        foreach (var comparison in result.Model.Comparisons)
        {
            json.WriteStartObject();
            json.WriteString("comparison", comparison.Name);
            json.WriteString("kind", SpecReading.WordOf(comparison.Kind));
            json.WriteStartArray("columns");
            foreach (var column in comparison.Columns)
            {
                json.WriteStringValue(column);
            }

            json.WriteEndArray();
            json.WriteStartArray("levels");
            foreach (var level in comparison.Levels)
            {
                json.WriteStartObject();
                json.WriteString("level", level.Label);
                Number(json, "m", level.M);
                Number(json, "u", level.U);
                Number(json, "bits", Rounded(level.Weight));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Cost(Utf8JsonWriter json)
    {
        json.WriteStartArray("phases");
        foreach (var (phase, seconds) in Phases)
        {
            json.WriteStartObject();
            json.WriteString("phase", phase);
            json.WriteNumber("seconds", Rounded(seconds));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("seconds", Rounded(Seconds));
        json.WriteNumber("cpu_seconds", Rounded(Environment.CpuUsage.TotalTime.TotalSeconds));
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        json.WriteNumber("peak_memory_mib", process.PeakWorkingSet64 >> 20);
    }

    // what was never seen has no finite weight, and JSON knows no infinity
    private static void Number(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static double Rounded(double number) => double.IsFinite(number) ? Math.Round(number, 3) : number;
}
