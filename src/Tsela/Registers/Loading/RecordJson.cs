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
    private readonly JsonEncodedText[] names;

    public RecordJson(JsonEncodedText[] names)
    {
        this.names = names;
        writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encoder, SkipValidation = true });
    }

    /// <summary>The harmonised values in UTF-8, valid until the next call.</summary>
    public ReadOnlyMemory<byte> Harmonised(in StagedRow row)
    {
        Begin();
        for (var field = 0; field < names.Length; field++)
        {
            Member(field, row.Harmonised(field).Span);
        }

        return End();
    }

    /// <summary>The values as sent that are not like the harmonised ones, in UTF-8, valid until the next call.</summary>
    public ReadOnlyMemory<byte> Sent(in StagedRow row)
    {
        Begin();
        for (var field = 0; field < names.Length; field++)
        {
            Member(field, row.SentOtherwise(field).Span);
        }

        return End();
    }

    public void Dispose() => writer.Dispose();

    private void Begin()
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
    }

    private void Member(int field, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty)
        {
            writer.WriteString(names[field], value);
        }
    }

    private ReadOnlyMemory<byte> End()
    {
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
