using Microsoft.EntityFrameworkCore;
using Tsela.Disclosure;
using Tsela.Publishing.Releases;
using Tsela.Shared.Database;

namespace Tsela.Publishing;

/// <summary>What is public now. A release whose hour has come is in the next answer, with nobody doing anything.</summary>
public sealed class PublicTables(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    /// <summary>Another process on the same database may publish too, so its releases are looked at again after so long.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1);
    private volatile Held held = new(new PublicEdition([]), [], DateTime.MinValue);

    private sealed record Held(PublicEdition Edition, IReadOnlyList<Guid> Releases, DateTime Until);

    /// <summary>The edition of this moment.</summary>
    public async ValueTask<PublicEdition> Now(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow().UtcDateTime < held.Until)
        {
            return held.Edition;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            return clock.GetUtcNow().UtcDateTime < held.Until ? held.Edition : (held = await Read(held, cancellationToken)).Edition;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Has the releases looked at again at the next question; for whoever changes one.</summary>
    public void Forget() => held = held with { Until = DateTime.MinValue };

    public void Dispose() => reading.Dispose();

    private async Task<Held> Read(Held before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        var all = await scope.ServiceProvider.GetRequiredService<TselaDb>().Set<Release>().AsNoTracking().ToListAsync(cancellationToken);
        var signed = all.Where(release => release.IsPublic(DateTime.MaxValue)).ToList();
        var open = signed.Where(release => release.IsPublic(now)).OrderBy(release => release.PublishAt).ThenBy(release => release.Number).ToList();
        var until = signed.Select(release => release.PublishAt).Where(hour => hour > now).Append(now + LookAgainAfter).Min();
        List<Guid> ids = [.. open.Select(release => release.Id)];
        if (ids.SequenceEqual(before.Releases))
        {
            return before with { Until = until };
        }

        var sets = scope.ServiceProvider.GetRequiredService<ProtectedSets>();
        var codes = all.ToDictionary(release => release.Id, release => release.Code);
        var opened = new List<(PublicRelease, IReadOnlyList<SafeTable>)>();
        foreach (var release in open)
        {
            var tables = (await sets.Open(release.ProtectedSet, cancellationToken)).Value;
            var corrected = release.Corrects is { } id ? codes.GetValueOrDefault(id) : null;
            opened.Add((new PublicRelease(release.Code, release.Title, release.Note, release.PublishAt, [.. tables.Select(table => table.Id)], corrected, release.Reason), tables));
        }

        return new Held(new PublicEdition(opened), ids, until);
    }
}
