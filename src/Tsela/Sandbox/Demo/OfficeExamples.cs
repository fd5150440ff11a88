using Tsela.Access;
using Tsela.Shared.Commands;
using Tsela.Statistics.Groupings.DefineGrouping;
using Tsela.Statistics.SavedTables;

namespace Tsela.Sandbox.Demo;

/// <summary>What a statistician of the training office has already made: a grouping of countries, and tables that everyone may open.</summary>
public static class OfficeExamples
{
    private static readonly Actor Statistician = new("statistician", Rights.Of(Role.Statistician), Institution: null, Role.Statistician);

    private static readonly GroupingForm Nearness = new()
    {
        Key = "nearness", Name = "How near a country is", CodeList = "countries",
        Groups = "home | Lesotho | LS\nneighbour | South Africa | ZA\nsadc | Rest of SADC | @sadc:yes\nfar | Further away | @rest",
    };

    private static readonly (string Name, string Note, string Query)[] Tables =
    [
        ("Work permits by district and sex", "Permits issued each year", "?series=DS15a&rows=employer_district&rows=sex&columns=event.date@year&totals=on"),
        ("Who gets work permits, by nearness", "The grouping was made by this office", "?series=DS15a&rows=citizenships@own:nearness@1&columns=event.date@year&totals=on"),
        ("Work permits by month and decision", "Applications, whatever became of them", "?series=DS15a&rows=event.date@month&columns=decision&totals=on"),
    ];

    /// <summary>The grouping, before figures are made: a snapshot freezes it.</summary>
    public static async Task Define(IServiceProvider services, CancellationToken cancellationToken)
    {
        var defined = await As(services, scope => scope.GetRequiredService<DefineGrouping>().Handle(new(Nearness), cancellationToken));
        if (defined.Problem is { } problem)
        {
            throw new UnusableInputException(problem.Sentence);
        }
    }

    /// <summary>The tables; those that are there already stay as they are.</summary>
    /// <returns>How many there are.</returns>
    public static async Task<int> Save(IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var (name, note, query) in Tables)
        {
            var saved = await As(services, scope => scope.GetRequiredService<SaveTable>().Handle(new(name, note, query, IsShared: true), cancellationToken));
            if (saved.Problem is { } problem && problem != SavedTableProblems.NameTaken(name))
            {
                throw new UnusableInputException(problem.Sentence);
            }
        }

        return Tables.Length;
    }

    private static async Task<T> As<T>(IServiceProvider services, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Statistician;
        return await act(scope.ServiceProvider);
    }
}
