using Tsela.Shared;

namespace Tsela.Access;

public static class AccessProblems
{
    public static readonly Problem NotAllowed = new(
        "access.not-allowed", "Your role does not allow this. Ask the administrator of your institution.", ProblemKind.NotAllowed);

    public static readonly Problem OtherInstitution = new(
        "access.other-institution", "Nothing is found here under your institution.", ProblemKind.NotFound);
}
