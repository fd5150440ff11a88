using System.Text.Json;
using Tsela.Engine.Schemas;
using Tsela.Engine.Spreadsheets;
using Tsela.Shared;

namespace Tsela.Intake.Check;

/// <summary>
/// The report of a check. Findings are streamed to a temporary file as they come; the whole is put together at the
/// end, so that memory stays bounded and no half-written report is left.
/// </summary>
internal sealed class CheckReport : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string file;
    private readonly string findingsPath = Path.GetTempFileName();
    private readonly string wholePath = Path.GetTempFileName();
    private readonly FileStream findings;
    private readonly Utf8JsonWriter writer;

    public CheckReport(string file)
    {
        this.file = file;
        findings = File.Create(findingsPath, 1 << 16);
        writer = new Utf8JsonWriter(findings, Options);
        writer.WriteStartArray();
    }

    public void Add(Finding finding)
    {
        writer.WriteStartObject();
        writer.WriteNumber("row", finding.Row);
        writer.WriteString("field", finding.Field);
        writer.WriteString("rule", finding.Rule);
        writer.WriteNumber("level", finding.Level);
        writer.WriteString("severity", finding.Severity.ToString().ToLowerInvariant());
        writer.WriteString("message", finding.Message);
        writer.WriteString("mend", finding.Mend);
        writer.WriteString("value", finding.Value);
        writer.WriteNumber("sheetRow", finding.SheetRow);
        writer.WriteNumber("column", finding.Column);
        writer.WriteEndObject();
        if (writer.BytesPending > 1 << 15)
        {
            writer.Flush();
        }
    }

    public void Finish(CheckSummary summary)
    {
        if (summary.Refusal is { } refusal)
        {
            Add(new Finding(0, 0, 0, null, StandardName(refusal), 0, Severity.Error, "", refusal.Message, ""));
        }

        foreach (var remark in summary.Remarks)
        {
            Add(new Finding(0, 0, 0, null, remark.Code, 0, Severity.Info, "", remark.Message, ""));
        }

        writer.WriteEndArray();
        writer.Flush();
        findings.Position = 0;
        using var whole = File.Create(wholePath);
        whole.Write(JsonSerializer.SerializeToUtf8Bytes(new { file = Path.GetFileName(file), rows = summary.Rows, accepted = summary.Accepted, rejected = summary.Rejected }).AsSpan()[..^1]);
        whole.Write(",\"findings\":"u8);
        findings.CopyTo(whole);
        whole.Write(",\"quality\":"u8);
        WriteQuality(whole, summary.Quality);
        whole.Write(",\"counts\":"u8);
        JsonSerializer.Serialize(whole, summary.FindingCounts.Select(count => new
        {
            rule = count.Rule, field = count.Field, severity = count.Severity.ToString().ToLowerInvariant(), count = count.Count,
        }));
        whole.Write("}\n"u8);
    }

    /// <summary>The standard knows two faults of a whole file; the sentence says which of ours it is.</summary>
    private static string StandardName(FileRefusal refusal) => refusal.Code == "encoding-error" ? refusal.Code : "source-error";

    public void MoveTo(string path)
    {
        using var unfinished = new UnfinishedFile(path);
        File.Copy(wholePath, unfinished.Path);
        unfinished.Finish();
    }

    public void CopyTo(TextWriter output)
    {
        using var whole = File.OpenText(wholePath);
        var room = new char[1 << 15];
        for (var length = whole.Read(room); length > 0; length = whole.Read(room))
        {
            output.Write(room.AsSpan(0, length));
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        findings.Dispose();
        File.Delete(findingsPath);
        File.Delete(wholePath);
    }

    private static void WriteQuality(FileStream whole, QualityFigures quality)
    {
        using var json = new Utf8JsonWriter(whole, Options);
        json.WriteStartObject();
        Write(json, "completeness", quality.Completeness);
        Write(json, "validity", quality.Validity);
        Write(json, "consistency", quality.Consistency);
        json.WriteNumber("undecided", quality.Undecided);
        Write(json, "uniqueness", quality.Uniqueness);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Share share)
    {
        json.WriteStartObject(name);
        if (share.Value is { } value)
        {
            json.WriteNumber("value", Math.Round(value, 6));
        }
        else
        {
            json.WriteNull("value");
        }

        json.WriteNumber("numerator", share.Good);
        json.WriteNumber("denominator", share.Of);
        json.WriteEndObject();
    }
}
