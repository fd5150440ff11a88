using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Tsela.Shared.Web;

/// <summary>A page that translates between a form and a slice, and shows a refusal where the form is.</summary>
public abstract class TselaPage : PageModel
{
    /// <summary>The refusal that <c>_Problem</c> shows above the form.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>
    /// What is not found or not allowed gets the site's own page for it; any other refusal is shown on this page again,
    /// with its status.
    /// </summary>
    protected IActionResult Refused(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Kind is ProblemKind.NotFound or ProblemKind.NotAllowed)
        {
            return StatusCode(problem.HttpStatus);
        }

        return RefusedHere(problem);
    }

    /// <summary>Shows the refusal on this page whatever its kind, where the sentence helps more than the site's own page would.</summary>
    protected IActionResult RefusedHere(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
        Response.StatusCode = problem.HttpStatus;
        return Page();
    }

    /// <summary>What somebody chose to see; null where the field was left empty.</summary>
    protected static string? Filter(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
