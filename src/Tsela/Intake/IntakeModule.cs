using System.CommandLine;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Intake.Api;
using Tsela.Intake.Calendar;
using Tsela.Intake.Check;
using Tsela.Intake.Confirm;
using Tsela.Intake.Map;
using Tsela.Intake.Origin;
using Tsela.Intake.Process;
using Tsela.Intake.Quality;
using Tsela.Intake.Read;
using Tsela.Intake.Receive;
using Tsela.Intake.Remind;
using Tsela.Intake.Revise;
using Tsela.Intake.Submissions;
using Tsela.Intake.Submit;
using Tsela.Intake.Template;
using Tsela.Intake.Withdraw;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Intake;

public static class IntakeModule
{
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.AddSingleton(new IntakeLimits()).AddSingleton<WorkSignal<Submission>>().AddSingleton<SubmissionProgress>();
        services.AddSingleton<OriginalFiles>();
        services.AddScoped<ReceiveFile>().AddScoped<ProcessSubmission>().AddScoped<ResumeSubmissions>();
        services.AddScoped<ReadSubmission>().AddScoped<ReadSubmissions>().AddScoped<ReadOriginal>().AddScoped<RecordOrigin>();
        services.AddScoped<MakeTemplate>().AddScoped<ReviseSubmission>().AddScoped<WithdrawSubmission>();
        services.AddScoped<WriteMarkedFile>().AddScoped<ReadExamples>().AddScoped<ReadCalendar>().AddScoped<QualityOverTime>().AddScoped<IDeliveryNews, DeliveryNews>();
        services.AddScoped<ConfirmFinding>().AddScoped<MapHeaders>().AddScoped<MapValues>().AddScoped<ReadMappings>().AddScoped<ReviewMapping>();
        services.AddScoped<ReadRow>().AddScoped<ReadRecords>().AddScoped<RemindInstitutions>().AddScoped<ReadLateDeliveries>();
        services.AddHostedService<SubmissionProcessor>().AddHostedService<ReminderClock>();
        return services;
    }

    public static IEndpointRouteBuilder MapIntake(this IEndpointRouteBuilder endpoints)
    {
        SubmissionsApi.Map(endpoints);
        TemplateDoors.Map(endpoints);
        SubmissionDoors.Map(endpoints);
        return endpoints;
    }

    public static IEnumerable<Command> Commands(CommandHost host) => [SubmitCommand.Make(host), TemplateDoors.Make(host), CheckFile.Build()];

    /// <summary>At the start of every command: what an earlier process left in the middle is taken back and waits again.</summary>
    public static async Task Resume(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = IntakeActor.It;
        await scope.ServiceProvider.GetRequiredService<ResumeSubmissions>().Handle(new([]), cancellationToken);
    }
}
