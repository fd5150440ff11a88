namespace Tsela.Engine.Schemas.Expressions;

/// <summary>What an expression may look at: the values of one row and the days that are given from outside.</summary>
internal sealed class RowValues(int fieldCount)
{
    public Value[] Values { get; } = new Value[fieldCount];
    public DateOnly? Today { get; init; }
    public DateOnly? PeriodStart { get; init; }
    public DateOnly? PeriodEnd { get; init; }
}
