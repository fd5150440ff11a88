namespace Tsela.Sandbox.Demo;

/// <summary>Stands still at ten in the morning of one day in Maseru, which is eight in universal time.</summary>
internal sealed class OfficeClock(DateOnly day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(8, 0), TimeSpan.Zero);
}
