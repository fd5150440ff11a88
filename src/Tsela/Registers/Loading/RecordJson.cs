using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsela.Registers.Loading;

/// <summary>Writes the values of a row as JSON objects; a missing value has no member.</summary>
internal sealed class RecordJson : IDisposable
{
    // the text is read by programs and shown through Razor, which encodes; names keep their letters
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;

    public RecordJson()
    {
        writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });
    }

    /// <summary>The harmonised values in UTF-8, valid until the next call.</summary>
    public ReadOnlyMemory<byte> Harmonised(JsonEncodedText[] names, StagedRow row) => Write(names, row.Harmonised, unlessLike: null);

    /// <summary>
    /// The values as sent, in UTF-8, valid until the next call. Most of them are harmonised as they stand, so one that is
    /// like its harmonised value is left out: it would double the database.
    /// </summary>
    public ReadOnlyMemory<byte> Sent(JsonEncodedText[] names, StagedRow row) => Write(names, row.Sent, row.Harmonised);

    private ReadOnlyMemory<byte> Write(JsonEncodedText[] names, string?[] values, string?[]? unlessLike)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        for (var i = 0; i < values.Length; i++)
        {
            if (!string.IsNullOrEmpty(values[i]) && !string.Equals(values[i], unlessLike?[i], StringComparison.Ordinal))
            {
                writer.WriteString(names[i], values[i]);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public void Dispose() => writer.Dispose();
}
