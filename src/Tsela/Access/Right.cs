namespace Tsela.Access;

/// <summary>What an actor may do. A slice names the one it needs with <see cref="NeedsAttribute"/>.</summary>
public enum Right
{
    ReadCatalogue,

    /// <summary>Figures before they are protected, small counts among them: for the Bureau. Everybody else reads what is public.</summary>
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

    /// <summary>Statistical linkage: decide whether two records are one person.</summary>
    ReviewPairs,

    /// <summary>Read the register of the purposes for which statistics leave with pseudonyms.</summary>
    ReadPurposes,
    RegisterPurposes,
    ApprovePurposes,

    /// <summary>Operational matching: read the register of matching programmes.</summary>
    ReadProgrammes,

    /// <summary>Register a matching programme, and run one that names the actor.</summary>
    UseProgrammes,
    ApproveProgrammes,

    /// <summary>The statistical linkage of persons: its runs and figures. Never an officer's of an institution.</summary>
    ReadLinkage,

    /// <summary>Starts, stops and takes up a linkage.</summary>
    RunLinkage,

    /// <summary>Read releases that are not public yet, and preview them.</summary>
    ReadReleases,

    /// <summary>Choose, protect and prepare a release, and sign it as its statistician.</summary>
    PrepareReleases,

    /// <summary>Sign a release as the head of the Bureau.</summary>
    ApproveReleases,

    /// <summary>Read the policies of protection, and what it hid in each set of tables.</summary>
    ReadProtection,

    /// <summary>Keep the record of what the working group decided.</summary>
    RecordDecisions,

    /// <summary>Read the register of microdata extracts.</summary>
    ReadExtracts,

    /// <summary>Ask for an extract of microdata, and fetch one that was approved.</summary>
    AskForExtracts,

    /// <summary>Approve or refuse an extract: the head of the Bureau and the data protection officer, each once.</summary>
    ApproveExtracts,
}

public static class Rights
{
    private static readonly Dictionary<Role, HashSet<Right>> OfRole = new()
    {
        [Role.Reader] = [Right.ReadCatalogue],
        [Role.Provider] =
        [
            Right.ReadCatalogue, Right.SubmitFiles, Right.ReadSubmissions, Right.MendSubmissions, Right.ReadRecords,
            Right.ReadProgrammes, Right.UseProgrammes, Right.ApproveProgrammes,
        ],
        [Role.Statistician] =
        [
            Right.ReadCatalogue, Right.ReadFigures, Right.SubmitFiles, Right.ReadSubmissions, Right.MendSubmissions,
            Right.ReviewMappings, Right.ReadRecords, Right.BuildFigures, Right.BuildTables,
            Right.ReviewPairs, Right.ReadPurposes, Right.RegisterPurposes, Right.ReadLinkage, Right.RunLinkage,
            Right.ReadReleases, Right.PrepareReleases, Right.ReadProtection, Right.RecordDecisions, Right.ReadExtracts, Right.AskForExtracts,
        ],
        [Role.Administrator] = [Right.ReadCatalogue, Right.ManageAccounts, Right.ReadAudit, Right.ManageKeys],
        [Role.DataProtectionOfficer] = [Right.ReadCatalogue, Right.ReadPurposes, Right.ApprovePurposes, Right.ReadProgrammes, Right.ApproveProgrammes, Right.ReadProtection, Right.ReadExtracts, Right.ApproveExtracts],
        [Role.Head] = [Right.ReadCatalogue, Right.ReadFigures, Right.BuildTables, Right.ReadReleases, Right.ApproveReleases, Right.ReadProtection, Right.RecordDecisions, Right.ReadExtracts, Right.ApproveExtracts],
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
