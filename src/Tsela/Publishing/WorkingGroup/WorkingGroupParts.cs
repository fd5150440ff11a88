using Tsela.Publishing.WorkingGroup.Enter;
using Tsela.Publishing.WorkingGroup.Read;
using Tsela.Publishing.WorkingGroup.Withdraw;

namespace Tsela.Publishing.WorkingGroup;

/// <summary>What the working group's record brings to the module.</summary>
internal static class WorkingGroupParts
{
    public static IServiceCollection AddWorkingGroup(this IServiceCollection services) => services
        .AddScoped<PublicDecisions>()
        .AddScoped<ReadWorkingGroup>()
        .AddScoped<EnterDecision>()
        .AddScoped<WithdrawDecision>();
}
