namespace Tsela.Disclosure.Protecting;

/// <summary>Why a figure is not shown.</summary>
public enum HiddenFor
{
    /// <summary>It is shown.</summary>
    Nothing,

    /// <summary>Too few stand behind it, or one of them gives too much of it.</summary>
    Itself,

    /// <summary>Another could be reckoned from it.</summary>
    Another,

    /// <summary>One of the counts that it is made of is hidden.</summary>
    ItsPart,

    /// <summary>It was hidden in an earlier release.</summary>
    Earlier,
}

/// <summary>What becomes of a figure.</summary>
/// <param name="Instead">The value that is shown in place of the counted one; null where it is shown as counted.</param>
public readonly record struct Fate(HiddenFor Hidden, decimal? Instead = null)
{
    public static readonly Fate Shown = new(HiddenFor.Nothing);

    public bool IsHidden => Hidden != HiddenFor.Nothing;
}
