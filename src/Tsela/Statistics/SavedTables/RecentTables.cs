using System.Collections.Concurrent;

namespace Tsela.Statistics.SavedTables;

/// <summary>The tables that each person looked at last, while this process runs; what shall last is saved.</summary>
public sealed class RecentTables
{
    private const int Most = 8;

    private readonly ConcurrentDictionary<string, IReadOnlyList<Looked>> byPerson = new(StringComparer.Ordinal);

    public sealed record Looked(string Title, string Link);

    public IReadOnlyList<Looked> Of(string person) => byPerson.GetValueOrDefault(person, []);

    public void Add(string person, Looked table) => byPerson.AddOrUpdate(
        person, _ => [table], (_, known) => [table, .. known.Where(one => one.Title != table.Title).Take(Most - 1)]);
}
