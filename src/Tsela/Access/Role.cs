namespace Tsela.Access;

public enum Role
{
    /// <summary>Hands in the files of one institution and sees only that institution's records.</summary>
    Provider,

    /// <summary>Sees the documentation of the signed-in site, and of figures what is public.</summary>
    Reader,

    /// <summary>Bureau of Statistics: reviews mappings, builds snapshots and indicators, sees every record.</summary>
    Statistician,

    /// <summary>Manages accounts and keys; sees the audit trail, no records.</summary>
    Administrator,

    /// <summary>Watches over the Data Protection Act: approves purposes and matching programmes; sees no records.</summary>
    DataProtectionOfficer,

    /// <summary>Head of the Bureau of Statistics: sees what statisticians see of figures, and approves what is published.</summary>
    Head,
}
