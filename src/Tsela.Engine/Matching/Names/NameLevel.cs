namespace Tsela.Engine.Matching.Names;

/// <summary>How far two names agree, from the strongest to none.</summary>
public enum NameLevel
{
    /// <summary>The same plain letters.</summary>
    Same,

    /// <summary>Another spelling by rule, a short form, or the same words in another order.</summary>
    Variant,

    /// <summary>One typing error in a name of at least four letters, or two in a long one.</summary>
    TypingError,

    /// <summary>Jaro-Winkler likeness of at least 0.88.</summary>
    VeryAlike,

    /// <summary>All words of the one stand in the other: a missing second name, one half of a double name.</summary>
    Part,

    /// <summary>Jaro-Winkler likeness of at least 0.70.</summary>
    Alike,

    /// <summary>Initials that fit the other's names.</summary>
    Initial,

    /// <summary>None of these.</summary>
    Different,
}
