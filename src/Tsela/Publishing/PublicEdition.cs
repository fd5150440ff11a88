using Tsela.Disclosure;

namespace Tsela.Publishing;

/// <summary>Everything that is public at one moment. What is under embargo is not in it, so no door can show, count or find it.</summary>
public sealed class PublicEdition
{
    private readonly Dictionary<string, List<PublicTable>> versions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PublicTable> registers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="releases">Public releases with their tables, in the order in which they became public.</param>
    /// <param name="preview">What tells a preview from the edition that it will become; null for what is public.</param>
    public PublicEdition(IReadOnlyList<(PublicRelease Release, IReadOnlyList<SafeTable> Tables)> releases, string? preview = null)
    {
        ArgumentNullException.ThrowIfNull(releases);
        foreach (var (release, tables) in releases)
        {
            foreach (var register in tables.Where(table => table.Kind == SafeTableKind.Register))
            {
                registers[register.Sources[0].Series] = new PublicTable(
                    register, release.Code, release.Title, (registers.GetValueOrDefault(register.Sources[0].Series)?.Version ?? 0) + 1, release.PublishedAt, Correction: null);
            }

            foreach (var table in tables.Where(table => table.Kind != SafeTableKind.Register))
            {
                var known = versions.TryGetValue(table.Id, out var list) ? list : versions[table.Id] = [];
                var corrected = release.Corrects is { } code ? known.FindLastIndex(version => version.Release == code) : -1;
                if (corrected >= 0)
                {
                    known[corrected] = known[corrected] with { CorrectedBy = release.Code };
                }

                known.Add(new PublicTable(table, release.Code, release.Title, known.Count + 1, release.PublishedAt, corrected < 0 ? null : release.Reason));
            }
        }

        Releases = [.. releases.Select(one => one.Release).Reverse()];
        Tables = [.. versions.Values.Select(list => list[^1]).OrderBy(table => table.Id, StringComparer.Ordinal)];
        Registers = [.. registers.Values.OrderBy(register => register.Table.Title, StringComparer.Ordinal)];
        ChangedAt = releases.Count == 0 ? DateTime.UnixEpoch : releases.Max(one => one.Release.PublishedAt);
        Tag = string.Join('.', releases.Select(one => one.Release.Code).Concat(preview is null ? [] : [preview]));
    }

    /// <summary>The newest version of every table, by id.</summary>
    public IReadOnlyList<PublicTable> Tables { get; }

    /// <summary>The registers that anybody may ask, each as the newest release opened it. They are no tables, and no door for tables has them.</summary>
    public IReadOnlyList<PublicTable> Registers { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<PublicRelease> Releases { get; }

    /// <summary>When the last of it became public.</summary>
    public DateTime ChangedAt { get; }

    /// <summary>Another text for another edition: what ETags are made of.</summary>
    public string Tag { get; }

    public PublicTable? Find(string id) => versions.GetValueOrDefault(id)?[^1];

    /// <summary>The open register of a series; null where it is not open.</summary>
    public PublicTable? FindRegister(string series) => registers.GetValueOrDefault(series);

    /// <summary>Every version of a table, oldest first: each stays citable.</summary>
    public IReadOnlyList<PublicTable> VersionsOf(string id) => versions.GetValueOrDefault(id) ?? [];
}
