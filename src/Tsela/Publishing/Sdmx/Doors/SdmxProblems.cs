using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>What the SDMX doors refuse. The standard has a number for each, which <see cref="SdmxErrors"/> knows.</summary>
internal static class SdmxProblems
{
    public const string NoResultsCode = "sdmx.no-results";
    public const string EmptyCode = "sdmx.empty";
    public const string SyntaxCode = "sdmx.syntax";
    public const string SemanticCode = "sdmx.semantic";
    public const string TooLargeCode = "sdmx.too-large";
    public const string NotImplementedCode = "sdmx.not-implemented";
    public const string NotAcceptableCode = "sdmx.not-acceptable";
    public const string TooLongCode = "sdmx.address-too-long";
    public const string WrongMethodCode = "sdmx.wrong-method";
    public const string FailedCode = "sdmx.failed";
    public const string UnavailableCode = "sdmx.unavailable";

    /// <summary>What is asked for is not there.</summary>
    public static Problem NoResults(string sentence) => new(NoResultsCode, sentence, ProblemKind.NotFound);

    /// <summary>What is asked for is there, and nothing of it matches: 404 in the first generation, 204 in the second.</summary>
    public static Problem Empty(string sentence) => new(EmptyCode, sentence, ProblemKind.NotFound);

    /// <summary>The question cannot be read.</summary>
    public static Problem Syntax(string sentence) => new(SyntaxCode, sentence);

    /// <summary>The question can be read, and contradicts itself or the structure.</summary>
    public static Problem Semantic(string sentence) => new(SemanticCode, sentence);

    public static Problem TooLarge(string sentence) => new(TooLargeCode, sentence, ProblemKind.TooLarge);

    public static Problem NotImplemented(string what) =>
        new(NotImplementedCode, $"{what} is a part of the standard that this service does not have. What it has is described at /guide/sdmx.");

    public static Problem NotAcceptable(IReadOnlyList<SdmxMedia> offered) =>
        new(NotAcceptableCode, $"None of the formats of the Accept header is written here. Ask for one of: {string.Join(", ", offered.Select(media => media.ContentType))}.");

    public static Problem TooLong(int length, int lengthMax) =>
        new(TooLongCode, $"The address has {length} characters; at most {lengthMax} are read. Leave a dimension empty where all its codes are wanted.");

    public static Problem WrongMethod(string method) => new(WrongMethodCode, $"This service answers GET and HEAD; {method} changes nothing here.");

    public static Problem UnknownAddress(string path) =>
        NoResults($"Nothing is found at {path}. The doors are /sdmx/rest (SDMX 2.1) and /sdmx/rest/v2 (SDMX 3.0); /sdmx/rest/dataflow lists what there is.");

    public static Problem Failed() => new(FailedCode, "The service failed. Try again; if it happens again, tell the Bureau of Statistics.", ProblemKind.Unavailable);

    public static Problem Unavailable() => new(UnavailableCode, "The database cannot be reached just now. Try again in a few minutes.", ProblemKind.Unavailable);
}
