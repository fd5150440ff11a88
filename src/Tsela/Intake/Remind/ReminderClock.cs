using Tsela.Access;
using Tsela.Intake.Process;
using Tsela.Shared;

namespace Tsela.Intake.Remind;

/// <summary>Looks for late deliveries while the system serves: soon after its start and every few hours.</summary>
public sealed class ReminderClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReminderClock> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = AfterStart;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = IntakeActor.It;
                await scope.ServiceProvider.GetRequiredService<RemindInstitutions>().Handle(new(), stoppingToken);
                wait = Every;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure.IsOutage())
            {
                log.LogError("Reminders wait: {Kind}", failure.GetType().Name);
                wait = AfterStart;
            }
        }
    }
}
