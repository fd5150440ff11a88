namespace Tsela.Engine.Sdmx;

/// <summary>The cross-domain code lists that every agency uses alike, complete, with the codes and names that SDMX publishes.</summary>
public static class CrossDomainLists
{
    /// <summary>The agency that maintains them.</summary>
    public const string Agency = "SDMX";

    private static readonly string[] Digits =
        ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen"];

    private static readonly string[] Powers =
    [
        "Unit", "Ten", "Hundred", "Thousand", "Ten-thousand", "Hundred-thousand", "Million", "Ten-million", "Hundred-million", "Billion", "Ten-billion",
        "Hundred-billion", "Trillion", "Ten-trillion", "Hundred-trillion", "Quadrillion",
    ];

    /// <summary>CL_FREQ, frequencies.</summary>
    public static ItemScheme Frequency { get; } = List(
        "CL_FREQ", "2.1", "Frequency",
        ("A", "Annual"), ("A2", "Biennial"), ("A3", "Triennial"), ("A4", "Quadrennial"), ("A5", "Quinquennial"), ("A10", "Decennial"), ("A20", "Bidecennial"),
        ("A30", "Tridecennial"), ("A_3", "Three times a year"), ("S", "Half-yearly, semester"), ("Q", "Quarterly"), ("M", "Monthly"), ("M2", "Bimonthly"),
        ("M_2", "Semimonthly"), ("M_3", "Three times a month"), ("W", "Weekly"), ("W2", "Biweekly"), ("W3", "Triweekly"), ("W4", "Four-weekly"), ("W_2", "Semiweekly"),
        ("W_3", "Three times a week"), ("D", "Daily"), ("D_2", "Twice a day"), ("H", "Hourly"), ("H2", "Bihourly"), ("H3", "Trihourly"), ("B", "Daily – business week"),
        ("N", "Minutely"), ("I", "Irregular"), ("OA", "Occasional annual"), ("OM", "Occasional monthly"), ("_O", "Other"), ("_U", "Unspecified"), ("_Z", "Not applicable"));

    /// <summary>CL_SEX.</summary>
    public static ItemScheme Sex { get; } = List(
        "CL_SEX", "2.1", "Sex",
        ("F", "Female"), ("M", "Male"), ("_N", "Non response"), ("_O", "Other"), ("_T", "Total"), ("_U", "Unknown"), ("_Z", "Not applicable"));

    /// <summary>CL_OBS_STATUS, what must be known about an observation.</summary>
    public static ItemScheme ObservationStatus { get; } = List(
        "CL_OBS_STATUS", "2.2", "Observation status",
        ("A", "Normal value"), ("B", "Time series break"), ("D", "Definition differs"), ("E", "Estimated value"), ("F", "Forecast value"), ("G", "Experimental value"),
        ("I", "Value imputed by a receiving agency"), ("K", "Data included in another category"), ("W", "Includes data from another category"), ("O", "Missing value"),
        ("M", "Missing value; data cannot exist"), ("P", "Provisional value"), ("S", "Strike and other special events"),
        ("L", "Missing value; data exist but were not collected"), ("H", "Missing value; holiday or weekend"), ("Q", "Missing value; suppressed"), ("J", "Derogation"),
        ("N", "Not significant"), ("U", "Low reliability"), ("V", "Unvalidated value"));

    /// <summary>CL_CONF_STATUS, whether and why an observation is confidential.</summary>
    public static ItemScheme Confidentiality { get; } = List(
        "CL_CONF_STATUS", "1.2", "Confidentiality status",
        ("F", "Free (free for publication)"), ("N", "Not for publication, restricted for internal use only"), ("C", "Confidential statistical information"),
        ("D", "Secondary confidentiality set by the sender, not for publication"), ("S", "Secondary confidentiality set and managed by the receiver, not for publication"),
        ("A", "Primary confidentiality due to small counts"), ("O", "Primary confidentiality due to dominance by one unit"),
        ("T", "Primary confidentiality due to dominance by two units"), ("G", "Primary confidentiality due to dominance by one or two units"),
        ("M", "Primary confidentiality due to data declared confidential based on other measures of concentration"), ("E", "Under embargo"));

    /// <summary>CL_UNIT_MULT, the power of ten by which a value is to be multiplied.</summary>
    public static ItemScheme UnitMultiplier { get; } = List(
        "CL_UNIT_MULT", "1.1", "Unit multiplier",
        [.. Powers.Select((power, exponent) => ($"{exponent}", Plural(power))), .. Powers.Skip(1).Select((power, below) => ($"-{below + 1}", $"{power}ths"))]);

    /// <summary>CL_DECIMALS, digits after the point.</summary>
    public static ItemScheme Decimals { get; } = List("CL_DECIMALS", "1.0", "Decimals", [.. Digits.Select((name, digits) => ($"{digits}", name))]);

    /// <summary>CL_TIME_PER_COLLECT, which moment of a period a value stands for.</summary>
    public static ItemScheme Collection { get; } = List(
        "CL_TIME_PER_COLLECT", "1.0", "Time period - collection",
        ("A", "Average of period"), ("B", "Beginning of period"), ("E", "End of period"), ("H", "Highest in period"), ("L", "Lowest in period"), ("M", "Middle of period"),
        ("S", "Summed through period"), ("Y", "Annualised summed"));

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<ItemScheme> All { get; } = [Frequency, Sex, ObservationStatus, Confidentiality, UnitMultiplier, Decimals, Collection];

    private static ItemScheme List(string id, string version, string name, params (string Code, string Name)[] codes) =>
        new(new StructureReference(StructureKind.CodeList, Agency, id, version), name, [.. codes.Select(code => new SchemeItem(code.Code, code.Name))]) { IsFinal = true };

    private static string Plural(string power) => power.Split('-') is [var many, var of] ? $"{Plural(many)} of {of}s" : $"{power}s";
}
