using Tsela.Publishing.Notices.Confirm;
using Tsela.Publishing.Notices.Leave;
using Tsela.Publishing.Notices.Outbox;
using Tsela.Publishing.Notices.Send;
using Tsela.Publishing.Notices.Subscribe;

namespace Tsela.Publishing.Notices;

/// <summary>What the notices bring to the module.</summary>
internal static class NoticeParts
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<NoticeKeys>()
        .AddScoped<AskForNotices>()
        .AddScoped<ConfirmNotices>()
        .AddScoped<LeaveNotices>()
        .AddScoped<ReadOutbox>()
        .AddScoped<NoticeWriting>()
        .AddScoped<NoticePost>()
        .AddSingleton<NoticeClock>()
        .AddHostedService(provider => provider.GetRequiredService<NoticeClock>());
}
