using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Tsela.Disclosure;
using Tsela.Publishing.Portal.Builder;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Publishing.Portal.Ask;

/// <summary>Asks a register that is open: the address is the table, so it can be kept and sent.</summary>
[PublicPage(FollowsEdition = true)]
[EnableRateLimiting(QuestionLimit.Policy)]
public sealed class AskPage(ShownEdition shown, PublicQuestions questions) : PublicPageModel(shown)
{
    public string Asked { get; private set; } = "";

    /// <summary>The register as it was opened; null where it is not open.</summary>
    public PublicTable? Register { get; private set; }

    public RegisterQuestion Question { get; private set; } = RegisterQuestion.Everybody;

    /// <summary>The answer; null where the question is refused.</summary>
    public PublicTable? Answer { get; private set; }

    public Problem? Refused { get; private set; }

    internal PivotTable Pivot { get; private set; } = null!;

    public IReadOnlyList<SafeDimension> Columns => [.. Register!.Table.Dimensions.SkipLast(1)];

    public string Path => $"/data/ask/{Register!.Table.Sources[0].Series}";

    /// <summary>The address of the answer as a file.</summary>
    public string File(string ending) => $"~{Path}{ending}{AskedAddress.Write(Question)}";

    public bool IsOnly(SafeDimension column, SafeCode code)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(code);
        return Question.Only.GetValueOrDefault(column.Id)?.Contains(code.Code, StringComparer.Ordinal) ?? false;
    }

    public async Task<IActionResult> OnGetAsync(string series, CancellationToken cancellationToken)
    {
        Asked = series;
        Register = (await Edition(cancellationToken)).FindRegister(series);
        if (Register is not { } register)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        Question = AskedAddress.Read(Request.Query);
        var answer = await PublicAnswer.Of(register, Question, questions, cancellationToken);
        if (answer.Problem is { } problem)
        {
            Refused = problem;
            Response.StatusCode = problem.HttpStatus;
            return Page();
        }

        Answer = answer.Value;
        // two columns down, the third across with the years
        Pivot = PivotTable.Read(Answer.Table, name => name switch
        {
            "rows" => [.. Question.Columns.Take(PivotTable.DimensionsMax)],
            "columns" => [.. Question.Columns.Skip(PivotTable.DimensionsMax), SafeDimension.Time],
            _ => [],
        });
        return Page();
    }
}
