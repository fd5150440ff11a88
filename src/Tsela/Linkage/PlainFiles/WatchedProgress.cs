using System.Globalization;

namespace Tsela.Linkage.PlainFiles;

/// <summary>One line that says how far the work is, for a person who watches; nothing for a pipe.</summary>
internal sealed class WatchedProgress(TextWriter messages, bool isWatched)
{
    private const double Step = 0.01;
    private readonly Lock writing = new();
    private string phase = "";
    private double shown;
    private int width;

    public void Rows(long rows) => Tell(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows read"));

    /// <param name="share">From 0 to 1.</param>
    public void Share(string now, double share)
    {
        lock (writing)
        {
            if (now == phase && share < shown + Step)
            {
                return;
            }

            (phase, shown) = (now, share);
        }

        Tell(string.Create(CultureInfo.InvariantCulture, $"{share:P0} {now}"));
    }

    /// <summary>Takes the line away.</summary>
    public void End() => Tell("");

    private void Tell(string text)
    {
        if (!isWatched)
        {
            return;
        }

        lock (writing)
        {
            messages.Write($"\r{text.PadRight(width)}{(text.Length == 0 ? "\r" : "")}");
            width = text.Length;
        }
    }
}
