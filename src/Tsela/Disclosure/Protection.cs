using System.Text.Json.Serialization;
using Tsela.Disclosure.Protecting;
using Tsela.Engine.Suppression;

namespace Tsela.Disclosure;

/// <summary>Something of a snapshot that can be chosen for a release.</summary>
/// <param name="Id">What <see cref="ProtectTables"/> takes: LIM-02 for an indicator, <c>table:GUID</c> for a shared table, RF05 for published figures.</param>
/// <param name="Category">One of the categories of the national list, as LIM; null where it belongs to none.</param>
/// <param name="Cells">Figures before protection.</param>
/// <param name="Policy">Name of the policy by which it would be protected.</param>
/// <param name="Method">In words, as in <see cref="SafeProtection.Method"/>.</param>
public sealed record ChoosableTable(string Id, SafeTableKind Kind, string Title, string? Category, string CategoryTitle, int Cells, string Policy, string Method)
{
    /// <summary>Under which it becomes public: T01 for a shared table.</summary>
    public string PublicId { get; init; } = Id;

    /// <summary>Account of whoever shared the table; null for anything else.</summary>
    public string? Owner { get; init; }

    /// <summary>Why it cannot be chosen, with what to change; null where it can.</summary>
    public string? Refused { get; init; }
}

/// <summary>What can be chosen from a snapshot.</summary>
public sealed record Choosable(Guid Snapshot, DateTime MadeAt, bool IsTraining, IReadOnlyList<ChoosableTable> Tables);

/// <summary>What protection made of the chosen tables.</summary>
/// <param name="Set">The protected set, for <see cref="ProtectedSets.Open"/>; null where every table was refused, and nothing was kept.</param>
public sealed record Protection(
    Guid? Set, Guid Snapshot, bool IsTraining, IReadOnlyList<TableLoss> Tables, IReadOnlyList<RefusedTable> Refused, IReadOnlyList<PopulationAudit> Audits);

/// <summary>What a table lost.</summary>
/// <param name="Advice">What would lose less, as coarser codes; null where the loss is small.</param>
public sealed record TableLoss(string Id, string Title, SafeTableKind Kind, SafeProtection Protection, string? Advice);

/// <summary>A table that cannot be protected under its policy.</summary>
/// <param name="Reason">For a clerk: what happened, and what to do next.</param>
/// <param name="Drop">The dimension to leave out or to coarsen; null where no dimension is the cause.</param>
public sealed record RefusedTable(string Id, string Title, string Reason, string? Drop)
{
    internal static RefusedTable Unknown(string id) => new(
        id, id, $"There are no figures of '{id}' in the snapshot. Choose from the list of what can be published, or take a snapshot that has them.", Drop: null);
}

/// <summary>What two attackers can learn from the tables of one population and time.</summary>
/// <param name="Population">In words: the series and what is counted of it.</param>
/// <param name="Tables">Ids of the tables that show it.</param>
public sealed record PopulationAudit(string Population, IReadOnlyList<string> Tables, DisclosureAudit Audit)
{
    /// <summary>True where one of them learns of a hidden cell what the policy forbids.</summary>
    [JsonIgnore]
    public bool IsBroken => AuditWords.IsBroken(Audit);
}
