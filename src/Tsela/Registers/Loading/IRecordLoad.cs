namespace Tsela.Registers.Loading;

/// <summary>A row on its way from the check to the database.</summary>
internal sealed record StagedRow(long Row, string?[] Sent, string?[] Harmonised);

/// <summary>The database's own fast road for rows that count only once their delivery is in force.</summary>
internal interface IRecordLoad : IDisposable
{
    void Write(IReadOnlyList<StagedRow> batch);

    /// <summary>After this every row written is on the disk.</summary>
    void Complete();
}
