using System.CommandLine;
using Tsela.Engine.Columns;
using Tsela.Shared.Database;

namespace Tsela.Shared.Commands;

/// <summary>Where a command finds its data, and how it gets the system's parts.</summary>
/// <param name="Build">Builds the whole system on a data folder and a database; given by Program, which alone knows every module.</param>
/// <param name="Ready">What the modules put in order before any command works on the data.</param>
public sealed record CommandHost(
    Func<TselaFolder, DatabaseChoice, string[], WebApplication> Build, Func<IServiceProvider, CancellationToken, Task> Ready)
{
    public static Option<string> DataOption() => new("--data")
    {
        Description = "Folder that holds everything of this installation.",
        DefaultValueFactory = _ => Path.Combine(Directory.GetCurrentDirectory(), ".tsela"),
    };

    public static Option<string?> DatabaseOption() => new("--database")
    {
        Description = $"PostgreSQL connection string; without it the embedded database in the data folder. Also from {DatabaseChoice.EnvironmentVariable}.",
    };

    /// <summary>A command that works on the system's data: adds --data and --database, migrates, and gives the built system.</summary>
    public Command OnData(Command command, Func<ParseResult, WebApplication, CancellationToken, Task<int>> run)
    {
        ArgumentNullException.ThrowIfNull(command);
        var data = DataOption();
        var database = DatabaseOption();
        command.Add(data);
        command.Add(database);
        command.SetAction((parsed, cancellationToken) => Guarded(async () =>
        {
            await using var system = await Open(parsed.GetValue(data)!, parsed.GetValue(database), cancellationToken);
            return await run(parsed, system, cancellationToken);
        }));
        return command;
    }

    public async Task<WebApplication> Open(string dataFolder, string? connection, CancellationToken cancellationToken, params string[] hostArguments)
    {
        var folder = new TselaFolder(Path.GetFullPath(dataFolder));
        Create(folder);
        connection ??= Environment.GetEnvironmentVariable(DatabaseChoice.EnvironmentVariable);
        var choice = string.IsNullOrWhiteSpace(connection) ? DatabaseChoice.Embedded(folder) : DatabaseChoice.Postgres(connection);
        var system = Build(folder, choice, hostArguments);
        await using var scope = system.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TselaDb>().MigrateToCurrent(cancellationToken);
        await Ready(system.Services, cancellationToken);
        return system;
    }

    private static void Create(TselaFolder folder)
    {
        try
        {
            folder.Create();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The data folder '{folder.Root}' cannot be made or written. Name another one with --data, or ask for the right to write there.");
        }
    }

    /// <summary>Turns a failure of the system into exit code 3 and one sentence; expected refusals never come here.</summary>
    public static async Task<int> Guarded(Func<Task<int>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end; nothing half-done was kept.");
            return ExitCode.Failed;
        }
        catch (UnusableInputException unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
            return ExitCode.Unusable;
        }
        catch (DamagedTableException damaged)
        {
            await Console.Error.WriteLineAsync(damaged.Message);
            return ExitCode.Failed;
        }
        catch (Exception full) when (DiskFailure.Is(full) && full is not (IOException or UnauthorizedAccessException))
        {
            await Console.Error.WriteLineAsync(DiskFailure.Sentence);
            return ExitCode.Failed;
        }
        catch (Exception failure) when (failure.IsOutage() && failure.GetBaseException() is System.Net.Sockets.SocketException or Npgsql.NpgsqlException)
        {
            await Console.Error.WriteLineAsync(
                $"The system failed: the database does not answer ({failure.GetBaseException().Message}). Look whether it runs and whether --database or {DatabaseChoice.EnvironmentVariable} names it rightly.");
            return ExitCode.Failed;
        }
        catch (Exception failure) when (failure.IsOutage())
        {
            await Console.Error.WriteLineAsync($"The system failed: {failure.GetBaseException().Message}");
            return ExitCode.Failed;
        }
    }
}
