using Microsoft.Extensions.Logging.Abstractions;
using Tsela.Shared;

namespace Tsela.Tests.Shared;

public sealed class QueueProcessorTests
{
    [Fact]
    public async Task What_fails_again_is_looked_at_after_a_longer_while_each_time_until_it_succeeds()
    {
        var clock = new HastyClock();
        using var signal = new WorkSignal<string>();
        using var processor = new Failing(new Queue<bool>([true, true, true, true, true, true, true, false, true, true]), signal, clock);
        await processor.StartAsync(TestContext.Current.CancellationToken);
        await processor.Done.WaitAsync(TestContext.Current.CancellationToken);
        await processor.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([5, 10, 20, 40, 60, 60, 60, 5, 10], clock.Waited.Select(wait => wait.TotalSeconds));
    }

    private sealed class Failing(Queue<bool> fails, WorkSignal<string> signal, TimeProvider clock) : QueueProcessor<string>("Testing", signal, clock, NullLogger.Instance)
    {
        private readonly TaskCompletionSource done = new();

        public Task Done => done.Task;

        public override Task<bool> LookOnce(CancellationToken cancellationToken)
        {
            if (fails.TryDequeue(out var fail))
            {
                return fail ? throw new IOException("The disk is full.") : Task.FromResult(true);
            }

            done.TrySetResult();
            return Task.FromResult(false);
        }
    }

    /// <summary>Notes what is waited for, and lets nobody wait.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public List<TimeSpan> Waited { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
