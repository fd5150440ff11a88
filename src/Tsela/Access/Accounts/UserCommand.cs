using System.CommandLine;
using Tsela.Shared.Commands;

namespace Tsela.Access.Accounts;

internal static class UserCommand
{
    public static Command Make(CommandHost host)
    {
        var name = new Argument<string>("name") { Description = "With which the person signs in." };
        var role = new Option<string>("--role") { Description = "Provider, Reader, Statistician, Administrator or DataProtectionOfficer.", Required = true };
        var institution = new Option<string?>("--institution") { Description = "Code of the institution; a provider must have one." };
        var add = new Command("add", "Makes an account and prints its generated password, once.") { name, role, institution };
        host.OnData(add, async (parsed, system, cancellationToken) =>
        {
            await using var scope = system.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.CommandLine;
            if (!Enum.TryParse<Role>(parsed.GetValue(role), ignoreCase: true, out var known))
            {
                throw new UnusableInputException(AccessProblems.RoleUnknown.Sentence);
            }

            var request = new AddAccount.Request(parsed.GetValue(name)!, known, parsed.GetValue(institution));
            var added = await scope.ServiceProvider.GetRequiredService<AddAccount>().Handle(request, cancellationToken);
            if (added.Problem is { } problem)
            {
                throw new UnusableInputException(problem.Sentence);
            }

            await Console.Error.WriteLineAsync($"The account {added.Value.Name} is made. Its password is shown this once:");
            await Console.Out.WriteLineAsync(added.Value.Password);
            return ExitCode.Done;
        });
        return new Command("user", "Accounts of the people who sign in.") { add };
    }
}
