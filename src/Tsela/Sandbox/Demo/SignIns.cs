using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared.Commands;
using Tsela.Shared.Database;

namespace Tsela.Sandbox.Demo;

/// <summary>A sign-in of the training site.</summary>
public sealed record TrainingSignIn(string Name, Role Role, string? Institution, string Password);

/// <summary>An account or more for each role. Their passwords come from the seed: they guard nothing real and are printed at every start.</summary>
public static class SignIns
{
    private static readonly (string Name, Role Role, string? Institution)[] Accounts =
    [
        ("immigration", Role.Provider, "IMM"), ("teba", Role.Provider, "TEBA"), ("employment", Role.Provider, "NES"), ("statistician", Role.Statistician, null), ("head", Role.Head, null), ("reader", Role.Reader, null),
        ("administrator", Role.Administrator, null), ("data-protection", Role.DataProtectionOfficer, null),
    ];

    public static async Task<IReadOnlyList<TrainingSignIn>> Make(IServiceProvider services, int seed, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
        var known = await scope.ServiceProvider.GetRequiredService<TselaDb>().Set<Account>().AsNoTracking()
            .Select(account => account.UserName!).ToHashSetAsync(StringComparer.OrdinalIgnoreCase, cancellationToken);
        var made = new List<TrainingSignIn>();
        foreach (var (name, role, institution) in Accounts)
        {
            var password = $"training-{name}-{seed}";
            if (!known.Contains(name))
            {
                var added = await scope.ServiceProvider.GetRequiredService<AddAccount>().Handle(new(name, role, institution, password), cancellationToken);
                if (added.Problem is { } problem)
                {
                    throw new UnusableInputException(problem.Sentence);
                }
            }

            made.Add(new TrainingSignIn(name, role, institution, password));
        }

        return made;
    }
}
