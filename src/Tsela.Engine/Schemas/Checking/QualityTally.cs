namespace Tsela.Engine.Schemas.Checking;

/// <summary>Counts for the quality figures.</summary>
internal sealed class QualityTally
{
    public long RequiredCells;
    public long RequiredGiven;
    public long CellsGiven;
    public long CellsBad;
    public long RulesTrue;
    public long RulesFalse;
    public long RulesUndecided;
    public long SurplusRows;

    public QualityFigures Figures(long rows, bool hasKeys) => new()
    {
        Completeness = new Share(RequiredGiven, RequiredCells),
        Validity = new Share(CellsGiven - CellsBad, CellsGiven),
        Consistency = new Share(RulesTrue, RulesTrue + RulesFalse),
        Undecided = RulesUndecided,
        Uniqueness = hasKeys ? new Share(rows - SurplusRows, rows) : default,
    };
}
