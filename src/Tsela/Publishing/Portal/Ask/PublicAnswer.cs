using Tsela.Disclosure;
using Tsela.Shared;

namespace Tsela.Publishing.Portal.Ask;

/// <summary>What a public register answers, with the release that opened it.</summary>
internal static class PublicAnswer
{
    public static async Task<Outcome<PublicTable>> Of(PublicTable opened, RegisterQuestion question, PublicQuestions questions, CancellationToken cancellationToken)
    {
        var answer = await questions.Ask(opened.Table, question, cancellationToken);
        return answer.Problem is { } problem ? problem : opened with { Table = answer.Value };
    }
}
