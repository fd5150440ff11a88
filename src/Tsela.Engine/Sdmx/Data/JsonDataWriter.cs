using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tsela.Engine.Sdmx.Data;

/// <summary>Writes a message as SDMX-JSON 1.0 or 2.0 in bounded memory; the figures are read twice, because the values of the dimensions stand before them.</summary>
public sealed class JsonDataWriter
{
    private const int PendingBytesMax = 32 * 1024;

    private readonly DataMessage message;
    private readonly int structure;
    private readonly bool isSecond;
    private readonly MessageIndex index;
    private readonly JsonHead head;
    private readonly MessageIndex.ValueIndex[] attributes;
    private readonly Dictionary<FlowStatus, int?[]> statuses = [];
    private readonly byte[] key = new byte[512];

    // a message of one structure, and that structure's number
    private JsonDataWriter(DataMessage message, int structure, bool isSecond, Utf8JsonWriter json)
    {
        (this.message, this.structure, this.isSecond) = (message, structure, isSecond);
        index = MessageIndex.Of(message);
        head = new JsonHead(message, index, isSecond, json);
        // the second generation has no attribute without a value
        attributes = [.. index.ObservationAttributes.Where(attribute => !isSecond || attribute.Values.Count > 0)];
    }

    /// <summary>Writes the message.</summary>
    /// <param name="message">What to write.</param>
    /// <param name="isSecond">SDMX-JSON 2.0 rather than 1.0.</param>
    /// <param name="output">Where to; written asynchronously and left open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ArgumentException">SDMX-JSON 1.0 has one structure, and the message more.</exception>
    public static async Task Write(DataMessage message, bool isSecond, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var chunks = new ChunkedOutput(output);
        await using var json = new Utf8JsonWriter(chunks.Chunk, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        JsonDataWriter[] writers = [.. message.ByStructure().Select((one, structure) => new JsonDataWriter(one, structure, isSecond, json))];
        if (!isSecond && writers.Length > 1)
        {
            throw new ArgumentException($"{writers.Length} structures do not fit into SDMX-JSON 1.0.", nameof(message));
        }

        json.WriteStartObject();
        writers[0].head.WriteMeta();
        json.WriteStartObject("data");
        if (isSecond)
        {
            WriteStructures(json, writers);
        }

        json.WriteStartArray("dataSets");
        foreach (var writer in writers)
        {
            await writer.WriteParts(json, chunks, cancellationToken).ConfigureAwait(false);
        }

        json.WriteEndArray();
        if (!isSecond)
        {
            writers[0].head.WriteStructure(firstDataSet: 0);
        }

        json.WriteEndObject();
        json.WriteStartArray("errors");
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await chunks.Spill(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteStructures(Utf8JsonWriter json, JsonDataWriter[] writers)
    {
        var dataSet = 0;
        json.WriteStartArray("structures");
        foreach (var writer in writers)
        {
            writer.head.WriteStructure(dataSet);
            dataSet += writer.message.Parts.Count;
        }

        json.WriteEndArray();
    }

    private async Task WriteParts(Utf8JsonWriter json, ChunkedOutput chunks, CancellationToken cancellationToken)
    {
        for (var part = 0; part < message.Parts.Count; part++)
        {
            WritePartStart(json, part);
            foreach (var series in message.Parts[part].Series)
            {
                WriteSeries(json, series, index.NumbersOf(part));
                if (json.BytesPending > PendingBytesMax)
                {
                    json.Flush();
                    await chunks.Spill(cancellationToken).ConfigureAwait(false);
                }
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    private void WritePartStart(Utf8JsonWriter json, int at)
    {
        var part = message.Parts[at];
        json.WriteStartObject();
        if (isSecond)
        {
            json.WriteNumber("structure", structure);
        }

        json.WriteString("action", part.Action.ToString());
        if (part.ValidFrom is { } from)
        {
            json.WriteString("validFrom", from);
        }

        if (part.ValidTo is { } to)
        {
            json.WriteString("validTo", to);
        }

        head.WriteLinks();
        var own = message.DataSetAttributes(part.Flow).ToDictionary(attribute => attribute.Id, attribute => attribute.Code, StringComparer.Ordinal);
        json.WriteStartArray("attributes");
        foreach (var attribute in index.DataSetAttributes)
        {
            WriteNumber(json, attribute.NumberOf(own.GetValueOrDefault(attribute.Id)));
        }

        json.WriteEndArray();
        json.WriteStartObject(message.IsFlat ? "observations" : "series");
    }

    private void WriteSeries(Utf8JsonWriter json, FlowSeries series, int[][] numbers)
    {
        var length = KeyOf(series, numbers);
        if (!message.IsFlat)
        {
            json.WriteStartObject(key.AsSpan(0, length - 1));
            if (message.WithObservations)
            {
                json.WriteStartObject("observations"u8);
            }
        }

        var observed = numbers[message.IsFlat ? numbers.Length - 1 : message.ObservationPlaceIn(message.Parts[0].Flow)];
        // flat observations have the key of the series before their own number
        var start = message.IsFlat ? length : 0;
        for (var at = 0; message.WithObservations && at < series.Observations.Count; at++)
        {
            var observation = series.Observations[at];
            observed[observation.Place].TryFormat(key.AsSpan(start), out var written, default, CultureInfo.InvariantCulture);
            json.WriteStartArray(key.AsSpan(0, start + written));
            WriteObservation(json, observation);
            json.WriteEndArray();
        }

        if (!message.IsFlat)
        {
            if (message.WithObservations)
            {
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    private void WriteObservation(Utf8JsonWriter json, in FlowObservation observation)
    {
        if (message.WithValues && observation.Value is { } value)
        {
            json.WriteNumberValue(value);
        }
        else if (message.WithValues || !isSecond)
        {
            json.WriteNullValue();
        }

        foreach (var number in NumbersOf(observation.Status))
        {
            WriteNumber(json, number);
        }
    }

    private int?[] NumbersOf(FlowStatus status)
    {
        if (!statuses.TryGetValue(status, out var numbers))
        {
            statuses.Add(status, numbers = Array.ConvertAll(attributes, attribute => attribute.NumberOf(status.ValueOf(attribute.Id))));
        }

        return numbers;
    }

    /// <summary>Writes the numbers of the series' codes with a colon after each; gives the length.</summary>
    private int KeyOf(FlowSeries series, int[][] numbers)
    {
        var length = 0;
        for (var dimension = 0; dimension < series.Key.Length; dimension++)
        {
            if (series.Key[dimension] >= 0)
            {
                numbers[dimension][series.Key[dimension]].TryFormat(key.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
                length += written;
                key[length++] = (byte)':';
            }
        }

        return length;
    }

    private static void WriteNumber(Utf8JsonWriter json, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
