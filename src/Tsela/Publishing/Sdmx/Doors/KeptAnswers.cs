using Microsoft.Extensions.Caching.Memory;

namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>A small answer as it went out.</summary>
internal sealed record KeptAnswer(Freshness Freshness, string ContentType, string? FileName, ReadOnlyMemory<byte> Body);

/// <summary>Small answers, kept for as long as nothing else becomes public. Bounded, so that no flood of questions fills the memory.</summary>
internal sealed class KeptAnswers : IDisposable
{
    /// <summary>A longer answer is made anew each time.</summary>
    public const int AnswerBytesMax = 256 * 1024;

    private const long AllBytesMax = 48L * 1024 * 1024;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = AllBytesMax });

    public KeptAnswer? Find(string key) => kept.Get<KeptAnswer>(key);

    public void Keep(string key, KeptAnswer answer) =>
        kept.Set(key, answer, new MemoryCacheEntryOptions { Size = answer.Body.Length + (2 * key.Length) + 512, SlidingExpiration = TimeSpan.FromHours(1) });

    public void Dispose() => kept.Dispose();
}
