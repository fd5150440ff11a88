using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tsela.Disclosure;
using Tsela.Publishing.Releases;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Publishing;

/// <summary>What is public now. A release whose hour has come is in the next answer, with nobody doing anything.</summary>
public sealed partial class PublicTables(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PublicTables> log) : IDisposable
{
    /// <summary>Another process on the same database may publish too, so its releases are looked at again after so long.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1);
    private readonly ConcurrentDictionary<Guid, SafeTable[]> read = new();
    private volatile Held held = new(new PublicEdition([]), [], new Dictionary<string, Problem>(), DateTime.MinValue);

    /// <param name="Releases">Null where one of them is left out.</param>
    /// <param name="LeftOut">Why, by the code of the release.</param>
    private sealed record Held(PublicEdition Edition, IReadOnlyList<Guid>? Releases, IReadOnlyDictionary<string, Problem> LeftOut, DateTime Until);

    /// <summary>The edition of this moment.</summary>
    public async ValueTask<PublicEdition> Now(CancellationToken cancellationToken) => (await Current(cancellationToken)).Edition;

    /// <summary>Releases whose hour has come and that are not shown all the same, by their code, with the reason.</summary>
    internal async ValueTask<IReadOnlyDictionary<string, Problem>> LeftOut(CancellationToken cancellationToken) => (await Current(cancellationToken)).LeftOut;

    private async ValueTask<Held> Current(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow().UtcDateTime < held.Until)
        {
            return held;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            return clock.GetUtcNow().UtcDateTime < held.Until ? held : held = await Read(held, cancellationToken);
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>Has the releases looked at again at the next question; for whoever changes one.</summary>
    public void Forget() => held = held with { Until = DateTime.MinValue };

    public void Dispose() => reading.Dispose();

    /// <summary>The edition as it will be with a release that is not public yet; only for staff who may read releases.</summary>
    internal async ValueTask<PublicEdition> With(Guid previewed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        var all = await scope.ServiceProvider.GetRequiredService<TselaDb>().Set<Release>().AsNoTracking().ToListAsync(cancellationToken);
        var shown = all.Single(release => release.Id == previewed);
        List<Release> open = [.. InOrder(all.Where(release => release.IsPublic(now) && release.Id != previewed)), shown];
        var tag = $"preview-{shown.ProtectedSet:N}-{shown.PublishAt.Ticks}";
        return new PublicEdition(await Open(scope.ServiceProvider.GetRequiredService<ProtectedSets>(), open, all, [], cancellationToken), tag);
    }

    private async Task<Held> Read(Held before, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow().UtcDateTime;
        var all = await scope.ServiceProvider.GetRequiredService<TselaDb>().Set<Release>().AsNoTracking().ToListAsync(cancellationToken);
        var signed = all.Where(release => release.IsPublic(DateTime.MaxValue)).ToList();
        var open = InOrder(signed.Where(release => release.IsPublic(now))).ToList();
        var until = signed.Select(release => release.PublishAt).Where(hour => hour > now).Append(now + LookAgainAfter).Min();
        List<Guid> ids = [.. open.Select(release => release.Id)];
        if (before.Releases is { } held && ids.SequenceEqual(held))
        {
            return before with { Until = until };
        }

        var sets = scope.ServiceProvider.GetRequiredService<ProtectedSets>();
        var leftOut = new Dictionary<string, Problem>(StringComparer.Ordinal);
        // what the public has seen stays; what it would see for the first time must be as it was signed
        foreach (var release in open.Where(release => release.NoticedAt is null).ToList())
        {
            if (await sets.WhyNotShown(release.ProtectedSet, release.PublishAt, cancellationToken) is { } problem)
            {
                leftOut[release.Code] = problem;
                open.Remove(release);
            }
        }

        var opened = await Open(sets, open, all, leftOut, cancellationToken);
        Say(before.LeftOut, leftOut);
        return new Held(new PublicEdition(opened), leftOut.Count == 0 ? ids : null, leftOut, until);
    }

    private void Say(IReadOnlyDictionary<string, Problem> before, Dictionary<string, Problem> now)
    {
        foreach (var (code, problem) in now.Where(one => before.GetValueOrDefault(one.Key) != one.Value))
        {
            IsLeftOut(log, code, problem.Sentence);
        }
    }

    private static IOrderedEnumerable<Release> InOrder(IEnumerable<Release> releases) => releases.OrderBy(release => release.PublishAt).ThenBy(release => release.Number);

    private async Task<List<(PublicRelease, IReadOnlyList<SafeTable>)>> Open(ProtectedSets sets, List<Release> open, List<Release> all, Dictionary<string, Problem> leftOut, CancellationToken cancellationToken)
    {
        var codes = all.ToDictionary(release => release.Id, release => release.Code);
        var opened = new List<(PublicRelease, IReadOnlyList<SafeTable>)>();
        foreach (var release in open)
        {
            // a set never changes once it is written
            if (!read.TryGetValue(release.ProtectedSet, out var tables))
            {
                var outcome = await sets.Open(release.ProtectedSet, cancellationToken);
                if (outcome.Problem is { } problem)
                {
                    // what the others show stands; a release with a damaged file is back as soon as the file is
                    leftOut[release.Code] = problem;
                    continue;
                }

                tables = read[release.ProtectedSet] = outcome.Value;
            }

            var corrected = release.Corrects is { } id ? codes.GetValueOrDefault(id) : null;
            var ids = tables.Where(table => table.Kind != SafeTableKind.Register).Select(table => table.Id);
            opened.Add((new PublicRelease(release.Code, release.Title, release.Note, release.PublishAt, [.. ids], corrected, release.Reason)
            {
                Registers = [.. tables.Where(table => table.Kind == SafeTableKind.Register).Select(table => table.Sources[0].Series)],
                Refused = [.. (ProtectionAccount.Of(release)?.Refused ?? []).Select(refused => refused.Id)],
            }, tables));
        }

        return opened;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Release {Code} is left out of what is public: {Why}")]
    private static partial void IsLeftOut(ILogger log, string code, string why);
}
