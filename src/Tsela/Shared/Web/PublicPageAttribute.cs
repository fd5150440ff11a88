namespace Tsela.Shared.Web;

/// <summary>Marks a page that anybody reads in their own language.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPageAttribute : Attribute
{
    /// <summary>True where the page says nothing but what follows from the public edition and its address, so that it may be kept and given again.</summary>
    public bool FollowsEdition { get; init; }

    /// <summary>True where other sites may show the page in a frame.</summary>
    public bool MayBeFramed { get; init; }
}
