using System.Globalization;
using Spectre.Console;
using Tsela.Shared;

namespace Tsela.Sandbox.Demo;

/// <summary>The account of a demo on standard output.</summary>
internal static class DemoTables
{
    public static void Print(DemoResult result)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out), Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        console.Profile.Width = Math.Max(console.Profile.Width, 110);
        console.WriteLine($"Training country of {result.Parameters.People} people, seed {result.Parameters.Seed}. It does not exist: everything from it is marked as training data.");
        console.Write(Institutions(result.Files));
        if (result.Linkage is { } linkage)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Linkage: {linkage.Records} records are about {linkage.Persons} persons ({linkage.Truth.Persons} in truth); of the pairs of records with one key {linkage.Truth.Precision:P2} are right, of those that are one person {linkage.Truth.Recall:P2} were found (F1 {linkage.Truth.F1:0.0000})."));
        }

        if (result.Figures is { } figures)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Figures: a snapshot of {figures.Records} records of {figures.Series} series; {figures.IndicatorsWithValue} of {figures.Indicators} national indicators have a value."));
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"As the statistician: {result.Tables} shared tables under Tables, a grouping of countries, the adequacy of the national list under /adequacy, and each figure opens down to its records."));
        }

        if (result.Released is { } released)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Published: {HowMany.Of(released.Tables, "table")} with {HowMany.Of(released.Cells, "cell")}, of which {HowMany.Of(released.Hidden, "is", "are")} hidden and {released.Changed:#,0} changed to protect the people counted; {HowMany.Of(released.Refused, "table was", "tables were")} refused.{(released.Coming is { } hour ? $" The next release is under embargo until {hour} (Lesotho)." : "")}"));
        }

        if (result.Profile is { } profile)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"The Migration Profile: {HowMany.Of(profile.Tables, "table")}, {HowMany.Of(profile.Charts, "chart")}, {HowMany.Of(profile.Maps, "map")}, {HowMany.Of(profile.Gaps, "stated gap")}, in {profile.Files[0]} and under /profile."));
        }

        console.WriteLine(string.Join(", ", result.Phases.Select(phase => string.Create(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Took.TotalSeconds:0.0} s"))));
        console.Write(SignIns(result.SignIns));
    }

    private static Table Institutions(IReadOnlyCollection<FileResult> files)
    {
        var table = new Table().AddColumns("Institution", "Files", "accepted", "in part", "refused", "recognised", "Rows", "taken", "not taken", "Findings");
        foreach (var column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }

        foreach (var institution in files.GroupBy(file => file.Institution).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.AddRow(Cells(institution.Key, [.. institution]));
        }

        return table.AddRow(Cells("All", [.. files]));
    }

    private static string[] Cells(string name, IReadOnlyList<FileResult> files)
    {
        string Count(string status) => files.Count(file => file.Status == status).ToString(CultureInfo.InvariantCulture);
        string Sum(Func<FileResult, long> of) => files.Sum(of).ToString(CultureInfo.InvariantCulture);
        return
        [
            name, files.Count.ToString(CultureInfo.InvariantCulture), Count("Accepted"), Count("AcceptedInPart"), Count("Refused"), Count("recognised"),
            Sum(file => file.Rows), Sum(file => file.Accepted), Sum(file => file.Rejected), Sum(file => file.Findings),
        ];
    }

    private static Table SignIns(IReadOnlyList<TrainingSignIn> signIns)
    {
        var table = new Table().AddColumns("Sign in as", "Role", "Institution", "Password");
        foreach (var signIn in signIns)
        {
            table.AddRow(signIn.Name, signIn.Role.ToString(), signIn.Institution ?? "", signIn.Password);
        }

        return table;
    }
}
