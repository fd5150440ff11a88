using Microsoft.EntityFrameworkCore;
using Tsela.Disclosure.Making;
using Tsela.Disclosure.Policies;
using Tsela.Disclosure.Protecting;
using Tsela.Disclosure.Sets;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>The shown counts of registers, with all that is public of the same people at this hour.</summary>
public sealed class PublicAnswers(TselaDb db, ProtectedSets sets, RegisterCounts registers, PolicyBook policies, KeptAnswers kept, TimeProvider clock)
{
    public const string IdPrefix = "questions-";

    /// <summary>The columns that a question may use: none that any policy calls sensitive.</summary>
    public IEnumerable<RegisterColumn> ColumnsOf(CountedRegister register)
    {
        ArgumentNullException.ThrowIfNull(register);
        var sensitive = policies.All.SelectMany(policy => policy.Sensitive).ToHashSet(StringComparer.Ordinal);
        return register.Columns.Where(column => !sensitive.Contains(column.Field) && !(column.Concept is { } concept && sensitive.Contains(concept)))
            .DistinctBy(column => SafeTableMaker.IdOf(column.Text), StringComparer.Ordinal);
    }

    /// <param name="columns">In any order; the counts have them in that of their names.</param>
    public Task<Outcome<ShownCounts>> Of(CountedRegister register, IReadOnlyList<RegisterColumn> columns, CancellationToken cancellationToken) =>
        Of(register, columns, clock.GetUtcNow().UtcDateTime, cancellationToken);

    /// <summary>The counts as they were shown from the hour on at which a set became public, or will.</summary>
    public async Task<Outcome<ShownCounts>> At(Guid set, CountedRegister register, IReadOnlyList<RegisterColumn> columns, CancellationToken cancellationToken) =>
        await Of(register, columns, await db.Set<ProtectedSet>().Where(one => one.Id == set).Select(one => one.PublicFrom!.Value).SingleAsync(cancellationToken), cancellationToken);

    private async Task<Outcome<ShownCounts>> Of(CountedRegister register, IReadOnlyList<RegisterColumn> columns, DateTime hour, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(register);
        RegisterColumn[] ordered = [.. columns.OrderBy(column => column.Text, StringComparer.Ordinal)];
        // a set under embargo is not known of
        var open = await db.Set<ProtectedSet>().AsNoTracking().Where(set => set.PublicFrom <= hour).OrderBy(set => set.PublicFrom).ThenBy(set => set.MadeAt).ToListAsync(cancellationToken);
        var name = $"{register.Snapshot:N} {register.Series} {string.Join(' ', ordered.Select(column => column.Text))} {string.Join(' ', open.Select(set => set.Id))}";
        return await kept.Of(name, async () =>
        {
            var ledger = kept.Ledger(string.Join(' ', open.Select(set => set.Id)), () => LedgerOf(open));
            if (ledger.Problem is { } damaged)
            {
                return damaged;
            }

            var tally = await registers.Count(register.Snapshot, register.Series, [.. ordered.Select(column => column.Text)], kept.Keys.Of, cancellationToken);
            return tally.Problem is { } problem ? (Outcome<ShownCounts>)problem : ShownCounts.Of(tally.Value, ordered, policies.Of(register.Series), ledger.Value);
        }, cancellationToken);
    }

    private Outcome<PublicLedger> LedgerOf(List<ProtectedSet> open)
    {
        var editions = new List<(Guid, SetLedger, IReadOnlyList<SafeTable>)>();
        foreach (var set in open)
        {
            var ledger = sets.LedgerOf(set);
            if (ledger.Problem is { } problem)
            {
                return problem;
            }

            editions.Add((set.Id, ledger.Value, []));
        }

        return new PublicLedger(editions);
    }
}
