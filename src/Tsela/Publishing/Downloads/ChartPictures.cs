using Microsoft.Extensions.Caching.Memory;
using Tsela.Shared;

namespace Tsela.Publishing.Downloads;

/// <summary>Charts as PNG, drawn by Chromium one at a time and kept, because each costs a second of the machine.</summary>
internal sealed class ChartPictures(TselaFolder folder) : IDisposable
{
    private const int PicturesMax = 300;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = PicturesMax });
    private readonly SemaphoreSlim drawing = new(1);

    /// <param name="name">Another name for another picture.</param>
    public async Task<Outcome<byte[]>> Draw(string name, byte[] svg, int height, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(name, out byte[]? known))
        {
            return known!;
        }

        if (!HeadlessChromium.IsThere)
        {
            return DownloadProblems.NoPictures;
        }

        await drawing.WaitAsync(cancellationToken);
        try
        {
            return kept.TryGetValue(name, out known) ? known! : await DrawNow(name, svg, height, cancellationToken);
        }
        finally
        {
            drawing.Release();
        }
    }

    public void Dispose()
    {
        kept.Dispose();
        drawing.Dispose();
    }

    private async Task<Outcome<byte[]>> DrawNow(string name, byte[] svg, int height, CancellationToken cancellationToken)
    {
        var place = Path.Combine(folder.Spill, Guid.NewGuid().ToString("N"));
        var (page, picture) = ($"{place}.svg", $"{place}.png");
        try
        {
            await File.WriteAllBytesAsync(page, svg, cancellationToken);
            var failed = await HeadlessChromium.Draw(
                page, picture, file => [$"--screenshot={file}", $"--window-size={ChartFile.Width},{height}", "--force-device-scale-factor=2", "--hide-scrollbars"], cancellationToken);
            if (failed is not null)
            {
                return DownloadProblems.NotDrawn(failed);
            }

            var drawn = await File.ReadAllBytesAsync(picture, cancellationToken);
            kept.Set(name, drawn, new MemoryCacheEntryOptions { Size = 1 });
            return drawn;
        }
        finally
        {
            File.Delete(page);
            File.Delete(picture);
        }
    }
}
