namespace Tsela.Access;

/// <summary>What an actor may do. A slice names the one it needs with <see cref="NeedsAttribute"/>.</summary>
public enum Right
{
    ReadCatalogue,
    ReadFigures,
    SubmitFiles,
    ReadSubmissions,
    MendSubmissions,
    ReviewMappings,
    ReadRecords,
    BuildFigures,

    /// <summary>Tables of every record, not protected: for the Bureau's own statisticians.</summary>
    BuildTables,
    ManageAccounts,
    ReadAudit,
    ManageKeys,
}

public static class Rights
{
    private static readonly Dictionary<Role, HashSet<Right>> OfRole = new()
    {
        [Role.Reader] = [Right.ReadCatalogue, Right.ReadFigures],
        [Role.Provider] = [Right.ReadCatalogue, Right.ReadFigures, Right.SubmitFiles, Right.ReadSubmissions, Right.MendSubmissions, Right.ReadRecords],
        [Role.Statistician] =
        [
            Right.ReadCatalogue, Right.ReadFigures, Right.SubmitFiles, Right.ReadSubmissions, Right.MendSubmissions,
            Right.ReviewMappings, Right.ReadRecords, Right.BuildFigures, Right.BuildTables,
        ],
        [Role.Administrator] = [Right.ReadCatalogue, Right.ReadFigures, Right.ManageAccounts, Right.ReadAudit, Right.ManageKeys],
    };

    public static IReadOnlySet<Right> Of(Role role) => OfRole[role];
}

/// <summary>The right that a slice needs.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;
}

/// <summary>Marks the few slices that need no right, and says why.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsNothingAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}
