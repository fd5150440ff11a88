using Tsela.Disclosure;

namespace Tsela.Publishing;

/// <summary>A table as it is or was public.</summary>
/// <param name="Release">Code of the release that brought it, as R-3.</param>
/// <param name="Version">Counts the versions of the table from 1.</param>
/// <param name="PublishedAt">The hour at which it became public.</param>
/// <param name="Correction">Why the version before was wrong; null where this version corrects none.</param>
public sealed record PublicTable(SafeTable Table, string Release, string ReleaseTitle, int Version, DateTime PublishedAt, string? Correction)
{
    public string Id => Table.Id;

    /// <summary>Code of the release that corrected this version; null where it stands.</summary>
    public string? CorrectedBy { get; init; }
}

/// <summary>A release that is public.</summary>
/// <param name="Tables">Ids of the tables that it brought.</param>
/// <param name="Corrects">Code of the release that it corrects.</param>
public sealed record PublicRelease(string Code, string Title, string Note, DateTime PublishedAt, IReadOnlyList<string> Tables, string? Corrects, string? Reason)
{
    /// <summary>Series of the registers that it opened for questions.</summary>
    public IReadOnlyList<string> Registers { get; init; } = [];

    /// <summary>Ids of the tables that were to be in it and could not be protected.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];
}
