using System.CommandLine;
using Tsela;
using Tsela.Intake;
using Tsela.Shared.Commands;

var host = new CommandHost((folder, database, arguments) => TselaHost.Build(folder, database, arguments), IntakeModule.Resume);
var root = new RootCommand("Tsela, the integrated migration data management system of Lesotho.");
root.Add(host.OnData(new Command("migrate", "Brings the database to this program's schema."), (_, _, _) =>
{
    Console.Error.WriteLine("The database has the schema of this program.");
    return Task.FromResult(ExitCode.Done);
}));
foreach (var command in TselaHost.Commands(host))
{
    root.Add(command);
}

var parsed = root.Parse(args);
if (WrongWords.In(parsed) is { } wrong)
{
    return WrongWords.Tell(wrong, parsed, Console.Error);
}

// an own configuration handles no signals unless it says how long: a stopped command takes away what it has half-written
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(5) });
}
catch (Exception failure)
{
    await Console.Error.WriteLineAsync($"The system failed: {failure}");
    return ExitCode.Failed;
}
