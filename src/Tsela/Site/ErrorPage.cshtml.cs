using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tsela.Shared.Web;

namespace Tsela.Site;

/// <summary>The page for an answer that has only a status.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ErrorPage : PageModel
{
    public string Heading { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Response.StatusCode = status is >= 400 and <= 599 ? status : StatusCodes.Status404NotFound;
        (Heading, Sentence) = Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => ("You may not open this page", "Your role does not allow it. If you need it for your work, ask your administrator."),
            StatusCodes.Status404NotFound => ("Page not found", "There is nothing at this address, or nothing that you may see. Look at the address again, or go back to where you came from."),
            StatusCodes.Status400BadRequest => ("This form is too old", "The form was open for too long or was sent from another window. Open the page again and send it once more."),
            StatusCodes.Status429TooManyRequests => ("Too many questions at once", ErrorAnswers.ProblemOf(Response.StatusCode).Sentence),
            StatusCodes.Status413PayloadTooLarge => ("Too large", ErrorAnswers.ProblemOf(Response.StatusCode).Sentence),
            _ => ("This could not be done", ErrorAnswers.ProblemOf(Response.StatusCode).Sentence),
        };
    }
}
