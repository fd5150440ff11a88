using Tsela.Shared;

namespace Tsela.Publishing.Notices.Send;

/// <summary>Looks for releases whose hour has come and for notices that are due, every few seconds.</summary>
public sealed class NoticeClock(IServiceScopeFactory scopes, TimeProvider clock, ILogger<NoticeClock> log, IConfiguration configuration) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterOutage = TimeSpan.FromMinutes(1);

    private readonly MailServer? server = MailServer.Read(configuration);

    /// <summary>One look: how many notices went out.</summary>
    public async Task<int> LookOnce(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NoticeWriting>().WriteDue(cancellationToken);
        return server is null ? 0 : await scope.ServiceProvider.GetRequiredService<NoticePost>().SendDue(server, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = Every;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(wait, clock, stoppingToken);
                await LookOnce(stoppingToken);
                wait = Every;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure.IsOutage())
            {
                log.LogError("Notices wait: {Kind}", failure.GetType().Name);
                wait = AfterOutage;
            }
        }
    }
}
