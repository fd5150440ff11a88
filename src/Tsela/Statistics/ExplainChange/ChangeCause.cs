namespace Tsela.Statistics.ExplainChange;

/// <summary>Why a figure is another one than before.</summary>
public enum ChangeCause
{
    /// <summary>The indicator is computed in another way.</summary>
    Indicators,

    /// <summary>A submission was withdrawn.</summary>
    Withdrawn,

    /// <summary>A submission was replaced by a corrected one.</summary>
    Corrected,

    /// <summary>The definition of a series changed, and its records were read anew.</summary>
    Definitions,

    /// <summary>A list of codes changed, and the records were read anew.</summary>
    Codes,

    /// <summary>The program reads records, or tells persons apart, by other rules.</summary>
    Reading,

    /// <summary>Another linkage says which records are of the same person.</summary>
    Linkage,

    /// <summary>A submission came for a time that had none.</summary>
    New,

    /// <summary>Estimates, groupings or indicators of this office were entered, changed or withdrawn.</summary>
    Entered,

    /// <summary>Months that were delivered in the earlier year alone.</summary>
    OnlyEarlier,

    /// <summary>The months that were delivered in both years.</summary>
    SameMonths,

    /// <summary>Months that were delivered in the later year alone.</summary>
    OnlyLater,
}

internal static class ChangeCauses
{
    public static string Words(ChangeCause cause) => cause switch
    {
        ChangeCause.Indicators => "Definitions of indicators",
        ChangeCause.Withdrawn => "Withdrawn submissions",
        ChangeCause.Corrected => "Corrected submissions",
        ChangeCause.Definitions => "Definitions of series",
        ChangeCause.Codes => "Lists of codes",
        ChangeCause.Reading => "How records are read and persons told apart",
        ChangeCause.Linkage => "Linkage: which records are of the same person",
        ChangeCause.New => "New submissions",
        ChangeCause.Entered => "Entries of this office, such as estimates",
        ChangeCause.OnlyEarlier => "Months delivered in the earlier year alone",
        ChangeCause.OnlyLater => "Months delivered in the later year alone",
        _ => "The months delivered in both years",
    };
}
