using Tsela.Shared;

namespace Tsela.Access;

public static class AccessProblems
{
    public static readonly Problem NotAllowed = new(
        "access.not-allowed", "Your role does not allow this. Ask the administrator of your institution.", ProblemKind.NotAllowed);

    public static readonly Problem OtherInstitution = new(
        "access.other-institution", "Nothing is found here under your institution.", ProblemKind.NotFound);

    public static readonly Problem SignInWrong = new(
        "access.sign-in-wrong", "The name or the password is not right. Type both again; after five wrong passwords the account is locked for 15 minutes.");

    public static readonly Problem AccountLocked = new(
        "access.account-locked", "This account is locked for 15 minutes after five wrong passwords. Wait, or ask your administrator for a new password.");

    public static readonly Problem NameMissing = new("access.name-missing", "Write the name with which the person will sign in.");

    public static readonly Problem NameTaken = new("access.name-taken", "Another account has this name. Choose another one.", ProblemKind.Conflict);

    public static readonly Problem NameUnfit = new("access.name-unfit", "A name has letters, digits and - . _ @ + alone, without spaces.");

    public static readonly Problem RoleUnknown = new("access.role-unknown", "The roles are Provider, Reader, Statistician, Administrator and DataProtectionOfficer.");

    public static readonly Problem ProviderWithoutInstitution = new(
        "access.provider-without-institution", "A provider acts for one institution. Name it by its code.");

    public static readonly Problem PasswordWeak = new(
        "access.password-weak", "The new password needs 12 characters or more, at least five of them different. A sentence is good.");

    public static readonly Problem PasswordWrong = new("access.password-wrong", "The present password is not right. Type it again.");

    public static readonly Problem PasswordsDiffer = new("access.passwords-differ", "The two new passwords are not the same. Type both again.");

    public static readonly Problem AccountUnknown = new("access.account-unknown", "This account is not there.", ProblemKind.NotFound);

    public static readonly Problem OwnAccount = new("access.own-account", "You cannot close your own account. Another administrator can.", ProblemKind.Conflict);

    public static readonly Problem KeyUnknown = new("access.key-unknown", "This key is not there, or was revoked before.", ProblemKind.NotFound);

    public static readonly Problem KeyLabelMissing = new("access.key-label-missing", "Say which system the key is for, in up to 60 letters.");

    public static Problem InstitutionUnknown(string code) => new("access.institution-unknown", $"No institution has the code {code}. The data map lists them all.");
}
