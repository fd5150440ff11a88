using Tsela.Shared;

namespace Tsela.Catalogue;

public static class CatalogueProblems
{
    public static Problem UnknownSeries(string id) => new(
        "catalogue.unknown-series", $"There is no series '{id}'. The data map lists every series with its id.", ProblemKind.NotFound);

    public static Problem UnknownCodeList(string id) => new(
        "catalogue.unknown-code-list", $"There is no code list '{id}'.", ProblemKind.NotFound);

    public static Problem UnknownInstitution(string code) => new(
        "catalogue.unknown-institution", $"There is no institution with the code '{code}'.", ProblemKind.NotFound);
}
