namespace Tsela.Publishing;

/// <summary>
/// The edition that the pages of this request show. To everybody it is what is public; where signed-in staff look at a
/// preview it is what will be public with that release. Every page for the public reads its tables from here.
/// </summary>
public sealed class ShownEdition(PublicTables tables)
{
    /// <summary>The release that is previewed; only the door of previews sets it, once it knows who asks.</summary>
    public PreviewedRelease? Preview { get; internal set; }

    public ValueTask<PublicEdition> Read(CancellationToken cancellationToken) =>
        Preview is { } previewed ? tables.With(previewed.Id, cancellationToken) : tables.Now(cancellationToken);
}

/// <summary>A release of which staff see a preview.</summary>
public sealed record PreviewedRelease(Guid Id, string Code, string Title, DateTime PublishAt);
