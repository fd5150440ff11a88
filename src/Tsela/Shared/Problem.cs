namespace Tsela.Shared;

public enum ProblemKind
{
    Invalid,
    NotFound,
    NotAllowed,
    Conflict,
    TooLarge,
    Unavailable,
    TooMany,
}

/// <summary>An expected refusal.</summary>
/// <param name="Code">Stable word for programs, as <c>submission.same-file</c>.</param>
/// <param name="Sentence">What happened, where, and what to do next, for a clerk.</param>
public sealed record Problem(string Code, string Sentence, ProblemKind Kind = ProblemKind.Invalid)
{
    public int HttpStatus => Kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.NotAllowed => StatusCodes.Status403Forbidden,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ProblemKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => throw new InvalidOperationException($"No status for {Kind}"),
    };

    public IResult ToHttp() => Results.Problem(
        title: Sentence,
        statusCode: HttpStatus,
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = Code });
}
