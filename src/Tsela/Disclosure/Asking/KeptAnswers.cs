using Microsoft.Extensions.Caching.Memory;
using Tsela.Disclosure.Protecting;
using Tsela.Shared;

namespace Tsela.Disclosure.Asking;

/// <summary>
/// What was counted for questions, kept because nothing of it changes while the same tables are public. One question is
/// counted at a time, so that many questions leave the machine to others.
/// </summary>
public sealed class KeptAnswers(TselaFolder folder) : IDisposable
{
    private const long CellsMax = 2_000_000;

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = CellsMax });
    private readonly SemaphoreSlim counting = new(1);
    // a disk that fails once is asked again
    private readonly Lazy<RecordKeys> keys = new(() => RecordKeys.Of(folder), LazyThreadSafetyMode.PublicationOnly);
    private volatile Known known = new("", new PublicLedger([]));

    private sealed record Known(string Editions, PublicLedger Ledger);

    public RecordKeys Keys => keys.Value;

    public async Task<Outcome<ShownCounts>> Of(string name, Func<Task<Outcome<ShownCounts>>> count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(count);
        if (answers.TryGetValue(name, out ShownCounts? found))
        {
            return found!;
        }

        await counting.WaitAsync(cancellationToken);
        try
        {
            if (answers.TryGetValue(name, out found))
            {
                return found!;
            }

            var counted = await count();
            if (counted.Succeeded)
            {
                answers.Set(name, counted.Value, new MemoryCacheEntryOptions { Size = Math.Max(1, counted.Value.Size) });
            }

            return counted;
        }
        finally
        {
            counting.Release();
        }
    }

    /// <summary>What is public by some editions, read once for all questions.</summary>
    public Outcome<PublicLedger> Ledger(string editions, Func<Outcome<PublicLedger>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (known.Editions == editions)
        {
            return known.Ledger;
        }

        var ledger = read();
        known = ledger.Succeeded ? new Known(editions, ledger.Value) : known;
        return ledger;
    }

    public void Dispose()
    {
        answers.Dispose();
        counting.Dispose();
    }
}
