namespace Tsela.Engine.Sdmx;

/// <summary>An artefact with an agency, an id and a version (SDMX 2.1 information model, section 3).</summary>
/// <param name="Reference">What it is and how it is called.</param>
/// <param name="Name">Its name for people.</param>
public abstract record Maintainable(StructureReference Reference, LocalText Name)
{
    /// <summary>What it is about; null where its name says all.</summary>
    public LocalText? Description { get; init; }

    /// <summary>True where this version never changes again.</summary>
    public bool IsFinal { get; init; }

    /// <summary>True where only its name is given; the rest is at its address (a stub).</summary>
    public bool IsStub { get; init; }

    /// <summary>The artefacts that it refers to, in the order in which it does.</summary>
    public abstract IEnumerable<StructureReference> References { get; }
}

/// <summary>One code, concept, category, agency or provider.</summary>
/// <param name="Id">Its id in the scheme.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Description">More about it; null where there is no more.</param>
/// <param name="Parent">Id of the item that it is a part of; null at the top.</param>
public sealed record SchemeItem(string Id, LocalText Name, LocalText? Description = null, string? Parent = null);

/// <summary>A code list, concept scheme, category scheme, agency scheme or data provider scheme.</summary>
/// <param name="Reference">What it is and how it is called.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Items">In the order for people.</param>
public sealed record ItemScheme(StructureReference Reference, LocalText Name, IReadOnlyList<SchemeItem> Items) : Maintainable(Reference, Name)
{
    private readonly Dictionary<string, SchemeItem> byId = Items.ToDictionary(item => item.Id, StringComparer.Ordinal);

    /// <summary>True where items are left out.</summary>
    public bool IsPartial { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<StructureReference> References => [];

    /// <summary>The item of an id; null where there is none.</summary>
    /// <param name="id">The id.</param>
    public SchemeItem? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The scheme with some of its items and those above them.</summary>
    /// <param name="ids">Ids of items.</param>
    public ItemScheme Only(IReadOnlySet<string> ids)
    {
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            for (var item = Find(id); item is not null && kept.Add(item.Id); item = item.Parent is null ? null : Find(item.Parent))
            {
            }
        }

        return kept.Count == Items.Count ? this : new ItemScheme(Reference, Name, [.. Items.Where(item => kept.Contains(item.Id))])
        {
            Description = Description, IsFinal = IsFinal, IsPartial = true,
        };
    }
}
