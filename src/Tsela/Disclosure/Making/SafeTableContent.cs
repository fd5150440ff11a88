namespace Tsela.Disclosure.Making;

/// <summary>Everything that a safe table says; only this module can name it, so only this module can make one.</summary>
public sealed record SafeTableContent(
    string Id, SafeTableKind Kind, string Title, string Definition, string Unit, int Decimals, bool IsStock, string? Category, string Periodicity, string Standard,
    IReadOnlyList<SafeDimension> Dimensions, IReadOnlyList<SafeCell> Cells, IReadOnlyList<SafeSource> Sources, string Coverage, IReadOnlyList<string> Notes,
    bool IsTraining, Guid Snapshot, DateTime ExtractedAt, SafeProtection Protection);
