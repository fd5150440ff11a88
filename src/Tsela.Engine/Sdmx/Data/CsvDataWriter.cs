namespace Tsela.Engine.Sdmx.Data;

/// <summary>Which names stand beside the codes of a CSV.</summary>
public enum CsvLabels
{
    /// <summary>Codes alone.</summary>
    Id,

    /// <summary>Codes, and a column of names after each (SDMX-CSV 2.0 alone).</summary>
    Name,

    /// <summary>Code and name in one field: <c>F: Female</c>.</summary>
    Both,
}

/// <summary>How a CSV is written.</summary>
/// <param name="Labels">Which names stand beside codes.</param>
/// <param name="NormalizedTime">All periods in the form of the finest of them.</param>
/// <param name="IsSecond">SDMX-CSV 2.0 rather than 1.0.</param>
/// <param name="SeriesKey">A column with the whole key of the series (2.0 alone).</param>
/// <param name="ObservationKey">A column with the whole key of the observation (2.0 alone).</param>
public sealed record CsvOptions(CsvLabels Labels = CsvLabels.Id, bool NormalizedTime = false, bool IsSecond = false, bool SeriesKey = false, bool ObservationKey = false);

/// <summary>Writes a message as SDMX-CSV 1.0 or 2.0, one row an observation, in bounded memory.</summary>
public static class CsvDataWriter
{
    /// <summary>Writes the message.</summary>
    /// <param name="message">What to write; its series differ by time.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Where to; written asynchronously and left open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task Write(DataMessage message, CsvOptions options, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(options);
        using var chunks = new ChunkedOutput(output);
        var rows = new CsvBytes(chunks.Chunk);
        var columns = new CsvColumns(message);
        for (var at = 0; at < message.Parts.Count; at++)
        {
            var part = new CsvPart(message, message.Parts[at], columns, options, rows);
            if (at == 0)
            {
                part.WriteHeader();
            }

            foreach (var series in message.Parts[at].Series)
            {
                part.WriteSeries(series);
                if (chunks.IsFull)
                {
                    await chunks.Spill(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await chunks.Spill(cancellationToken).ConfigureAwait(false);
    }
}
