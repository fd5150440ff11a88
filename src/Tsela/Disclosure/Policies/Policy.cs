using System.Text.Json.Serialization;
using Tsela.Engine.Suppression.CellKeys;

namespace Tsela.Disclosure.Policies;

/// <summary>By which rules the figures of some series are protected: a file of data/policies.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Policy
{
    public const string Suppress = "suppress";
    public const string CellKey = "cell-key";

    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>Why, for those who read it on its page.</summary>
    public required string About { get; init; }

    /// <summary>The series that it is for, whatever their confidentiality.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];

    /// <summary>The levels of confidentiality whose series it is for, where no policy names them.</summary>
    public IReadOnlyList<string> Confidentiality { get; init; } = [];

    /// <summary>Who is protected: person, case, holder; figure where nobody is.</summary>
    public required string Unit { get; init; }

    /// <summary>The least number of contributors of a figure that is shown; 1 lets every figure be shown.</summary>
    public required int Minimum { get; init; }

    /// <summary>The p% rule for amounts.</summary>
    public decimal? PPercent { get; init; }

    /// <summary>The (n,k) rule for amounts: n, k.</summary>
    public IReadOnlyList<decimal>? Dominance { get; init; }

    /// <summary>Group disclosure: how many may stand outside of one part of a sum.</summary>
    public int? GroupDisclosure { get; init; }

    /// <summary>Columns whose codes group disclosure is about; empty for all.</summary>
    public IReadOnlyList<string> Sensitive { get; init; } = [];

    /// <summary>published, or protected where it must not be seen that there is nobody.</summary>
    public string Zeros { get; init; } = "published";

    /// <summary>suppress for the tables of releases, cell-key for questions to registers; none where the figures are shown as they are.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>How the cell-key method changes counts: the largest change, the variance, and up to which count none is shown.</summary>
    public IReadOnlyList<decimal>? Noise { get; init; }

    [JsonIgnore]
    public bool AllowsQuestions => Methods.Contains(CellKey, StringComparer.Ordinal);

    [JsonIgnore]
    public NoiseParameters? NoiseParameters => Noise is [var largest, var variance, var none] ? new((int)largest, (double)variance, (int)none) : null;

    [JsonIgnore]
    public bool ShowsEverything => Minimum <= 1 && PPercent is null && Dominance is null && GroupDisclosure is null;
}
