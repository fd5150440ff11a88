namespace Tsela.Registers.Loading;

/// <summary>The database's own fast road for rows that count only once their delivery is in force.</summary>
internal interface IRecordLoad : IDisposable
{
    void Write(StagedBatch batch);

    /// <summary>After this every row written is on the disk.</summary>
    void Complete();
}
