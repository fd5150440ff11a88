using System.Diagnostics.CodeAnalysis;

namespace Tsela.Engine.Columns;

/// <summary>Builds a table in memory, row by row from harmonised texts.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Without a folder to spill to, the writer has nothing to let go of.")]
public sealed class ColumnTableBuilder(string name, IReadOnlyList<ColumnPlan> plan)
{
    private readonly ColumnTableWriter writer = new(name, plan, spillFolder: null);

    /// <inheritdoc cref="ColumnTableWriter.Unreadable"/>
    public IReadOnlyDictionary<string, int> Unreadable => writer.Unreadable;

    /// <inheritdoc cref="ColumnTableWriter.Add"/>
    public void Add(ReadOnlySpan<string?> values) => writer.Add(values);

    /// <summary>The table as it stands.</summary>
    public ColumnTable Build() => writer.Build();
}
