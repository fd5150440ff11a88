using Tsela.Disclosure;
using Tsela.Shared;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure.Asking;

/// <summary>Registers that are open for questions, and questions to them.</summary>
internal static class AskingRig
{
    public const string WorkPermits = "questions:DS15a";

    /// <summary>The register of work permits of the latest snapshot as a release opens it.</summary>
    public static async Task<SafeTable> OpenWorkPermits(this StatisticsRig rig) => Assert.Single(await rig.Tables(await rig.Protect(WorkPermits)));

    public static Task<Outcome<SafeTable>> Ask(this StatisticsRig rig, SafeTable opened, RegisterQuestion question) =>
        rig.Run<PublicQuestions, Outcome<SafeTable>>(questions => questions.Ask(opened, question, TestContext.Current.CancellationToken));

    public static Task<Outcome<SafeTable>> Ask(this StatisticsRig rig, SafeTable opened, params string[] columns) =>
        rig.Ask(opened, RegisterQuestion.Everybody with { Columns = columns });

    public static RegisterQuestion Only(this RegisterQuestion question, string column, params string[] codes) =>
        question with { Only = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [column] = codes } };
}
