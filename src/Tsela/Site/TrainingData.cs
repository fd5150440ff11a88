using Microsoft.EntityFrameworkCore;
using Tsela.Registers;
using Tsela.Shared.Database;

namespace Tsela.Site;

/// <summary>Whether anything in the database comes from the training country, so that every page can say so.</summary>
public sealed class TrainingData(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);

    private sealed record Known(bool Present, DateTimeOffset At);

    private Known? known;

    public async Task<bool> IsPresent(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (known is { } last && (last.Present || now - last.At < KnownFor))
        {
            return last.Present;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TselaDb>();
        var present = await db.Set<Delivery>().AnyAsync(delivery => delivery.IsTraining, cancellationToken);
        known = new Known(present, now);
        return present;
    }
}
