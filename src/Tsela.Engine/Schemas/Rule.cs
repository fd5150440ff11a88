using Tsela.Engine.Schemas.Expressions;

namespace Tsela.Engine.Schemas;

/// <summary>A rule of a series.</summary>
public abstract record Rule
{
    /// <summary>Id, as DS15a-R03.</summary>
    public required string Id { get; init; }

    /// <summary>ESS validation level, 0 to 5.</summary>
    public int Level { get; init; } = 1;

    /// <summary>How much a breach weighs.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>What is wrong where the rule is broken.</summary>
    public required string Message { get; init; }

    /// <summary>How to mend it.</summary>
    public string Mend { get; init; } = "";

    /// <summary>The field at which the finding stands; null for the row.</summary>
    public string? Field { get; init; }

    /// <summary>True where the working group has still to confirm the rule.</summary>
    public bool IsProposal { get; init; }
}

/// <summary>A rule within one row: where <see cref="When"/> is true, <see cref="Then"/> must not be false.</summary>
public sealed record RecordRule : Rule
{
    /// <summary>The condition; null where the rule is for every row.</summary>
    public Expression? When { get; init; }

    /// <summary>What must hold.</summary>
    public required Expression Then { get; init; }
}

/// <summary>A rule over the rows of one file.</summary>
public abstract record DatasetRule : Rule;

/// <summary>No two rows share the values of <see cref="Fields"/>; a row with a missing one is left out.</summary>
public sealed record UniqueRule : DatasetRule
{
    /// <summary>The fields.</summary>
    public required IReadOnlyList<string> Fields { get; init; }
}

/// <summary>The row whose <see cref="Dimension"/> is the total equals the sum of the others within the same group.</summary>
public sealed record TotalRule : DatasetRule
{
    /// <summary>Field of the dimension.</summary>
    public required string Dimension { get; init; }

    /// <summary>Code of the total.</summary>
    public required string Total { get; init; }

    /// <summary>Field of the figures.</summary>
    public required string Value { get; init; }

    /// <summary>Fields of the group.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Greatest difference, in the unit of the figures.</summary>
    public decimal Tolerance { get; init; }
}

/// <summary>From one period to the next the value grows or falls by no more than the factor.</summary>
public sealed record JumpRule : DatasetRule
{
    /// <summary>Field of the figures.</summary>
    public required string Value { get; init; }

    /// <summary>Field of the period.</summary>
    public required string Over { get; init; }

    /// <summary>Fields of the group.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Greatest factor between neighbours.</summary>
    public required decimal FactorMax { get; init; }
}

/// <summary>Intervals of one holder do not overlap; an open end lasts for ever.</summary>
public sealed record NoOverlapRule : DatasetRule
{
    /// <summary>First day.</summary>
    public required string From { get; init; }

    /// <summary>Last day.</summary>
    public required string To { get; init; }

    /// <summary>Fields of the holder.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];
}

/// <summary>Two editions give the same figure.</summary>
public sealed record EditionsRule : DatasetRule
{
    /// <summary>Field of the figures.</summary>
    public required string Value { get; init; }

    /// <summary>Field of the edition.</summary>
    public required string Edition { get; init; }

    /// <summary>Fields of the group.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Greatest difference as a share of the greater figure.</summary>
    public decimal Tolerance { get; init; }
}

/// <summary>Not nearly every member grows by the same rate, the mark of imputation.</summary>
public sealed record UniformGrowthRule : DatasetRule
{
    /// <summary>Field of the figures.</summary>
    public required string Value { get; init; }

    /// <summary>Field of the period.</summary>
    public required string Over { get; init; }

    /// <summary>Field of the members.</summary>
    public required string Across { get; init; }

    /// <summary>Fields of the group.</summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Share of the members that may grow alike, 0 to 1.</summary>
    public decimal Share { get; init; } = 0.8m;

    /// <summary>How far from the middle growth factor still counts as alike.</summary>
    public decimal Tolerance { get; init; } = 0.03m;
}

/// <summary>Not every figure is a round one.</summary>
public sealed record RoundedRule : DatasetRule
{
    /// <summary>Field of the figures.</summary>
    public required string Value { get; init; }

    /// <summary>The roundness, as 1000.</summary>
    public required decimal To { get; init; }
}

/// <summary>A rule against other deliveries or sources.</summary>
public abstract record AcrossRule : Rule;

/// <summary>The value is known in another series; checked row by row through <see cref="CheckOptions.Lookup"/>.</summary>
public sealed record ExistsInRule : AcrossRule
{
    /// <summary>Fields of this series.</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    /// <summary>The other series.</summary>
    public required string Series { get; init; }

    /// <summary>Fields of the other series.</summary>
    public required IReadOnlyList<string> In { get; init; }
}

/// <summary>The number of rows is within the factor of the mean of the earlier deliveries.</summary>
public sealed record VolumeRule : AcrossRule
{
    /// <summary>Greatest factor.</summary>
    public required decimal FactorMax { get; init; }
}

/// <summary>The count for the period agrees with another series' count for the same period.</summary>
public sealed record CoherenceRule : AcrossRule
{
    /// <summary>The other series.</summary>
    public required string Series { get; init; }

    /// <summary>Greatest difference as a share of the mean of the two.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>Greatest difference in rows that is never told, however small the two counts are.</summary>
    public decimal Slack { get; init; }

    /// <summary>Which rows of this series count; null for all.</summary>
    public Expression? Where { get; init; }
}

/// <summary>The same figure in another series agrees.</summary>
public sealed record SameFigureRule : AcrossRule
{
    /// <summary>Field of the figures.</summary>
    public required string Value { get; init; }

    /// <summary>The other series.</summary>
    public required string Series { get; init; }

    /// <summary>Field of the figures in the other series.</summary>
    public required string In { get; init; }

    /// <summary>Fields that must be alike.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>Greatest difference as a share of the mean of the two.</summary>
    public decimal Tolerance { get; init; }
}
