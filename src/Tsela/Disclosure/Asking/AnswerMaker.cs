using System.Globalization;
using Tsela.Disclosure.Making;
using Tsela.Disclosure.Policies;
using Tsela.Engine.Tables;
using Tsela.Shared;
using Tsela.Statistics;

namespace Tsela.Disclosure.Asking;

/// <summary>Puts the counts of a question into a table that may be shown, with what a reader must know of them.</summary>
internal static class AnswerMaker
{
    public const string Unit = "persons";

    /// <param name="asked">The columns in the order of the question, each with the codes that were asked for.</param>
    /// <param name="count">The shown count of a year and of a code for each asked column.</param>
    public static SafeTable Make(
        SafeTable opened, CountedRegister register, Policy policy, IReadOnlyList<(RegisterColumn Column, IReadOnlyList<CountedCode> Codes)> asked, IReadOnlyList<string> years,
        Func<string, IReadOnlyList<string>, ShownCount> count)
    {
        var all = Combinations.Of<string>([.. asked.Select(one => (IReadOnlyList<string>)[RegisterTally.Sum, .. one.Codes.Select(code => code.Code)]), years])
            .Select(place => (Place: place, Count: count(place[^1], place.SkipLast(1).ToArray()))).ToList();
        var said = all.Where(one => one.Count.Fate == CountFate.Hidden || one.Count.Value > 0).ToList();
        List<SafeDimension> dimensions =
        [
            .. asked.Select((one, i) =>
            {
                // a code that nobody is shown to have might be anybody's
                var found = said.Select(cell => cell.Place[i]).ToHashSet(StringComparer.Ordinal);
                return Dimension(one.Column, [.. one.Codes.Where(code => found.Contains(code.Code))]);
            }),
            Time(years),
        ];
        var places = dimensions.Select(dimension => dimension.Codes.Select((code, i) => (code.Code, i)).ToDictionary(code => code.Code, code => code.i, StringComparer.Ordinal)).ToArray();
        var named = all.Where(one => one.Place.Select((code, i) => places[i].ContainsKey(code)).All(isThere => isThere)).ToList();
        List<SafeCell> cells =
        [
            .. named.Select(one => new SafeCell(
                [.. one.Place.Select((code, i) => places[i][code])], one.Count.Fate == CountFate.Hidden ? null : one.Count.Value,
                one.Count.Fate == CountFate.Hidden ? SafeSymbols.Suppressed : "")),
        ];
        var hidden = cells.Count(cell => cell.Value is null);
        var changed = named.Count(one => one.Count.Fate == CountFate.Perturbed);
        return new SafeTable(opened.Content with
        {
            Kind = SafeTableKind.Answer, Title = Title(register, asked), Dimensions = dimensions, Cells = cells,
            Protection = new SafeProtection(
                policy.Name, SafeProtection.CellKey, Sentence(policy, hasPublished: changed < cells.Count), cells.Count, hidden, changed, 0),
        });
    }

    public static SafeDimension Dimension(RegisterColumn column, IReadOnlyList<CountedCode> codes) => new(
        SafeTableMaker.IdOf(column.Text), column.Title, column.IsDistrict ? SafeDimensionKind.District : SafeDimensionKind.Code, column.CodeList,
        [
            new SafeCode(SafeDimension.Total, column.IsDistrict ? "Lesotho" : "Total"),
            .. codes.Select(code => new SafeCode(code.Code, code.Label, SafeDimension.Total)),
        ]);

    public static SafeDimension Time(IReadOnlyList<string> years) =>
        new(SafeDimension.Time, "Time", SafeDimensionKind.Time, CodeList: null, [.. years.Select(year => new SafeCode(year, year))]);

    public static SafeSource Source(CountedRegister register) => new(
        register.Series, register.Title, register.Institution, 1, SafeTableMaker.Quality(register.Completeness, register.Validity));

    public static string Definition(CountedRegister register) =>
        $"Persons with a record in the register {register.Title}, in the year of: {Titles.Lower(register.Dated)}. A person counts once in each figure of a year, however many records there are, and is told apart by the best identifier of the record.";

    public static string Coverage(CountedRegister register) =>
        string.Create(CultureInfo.InvariantCulture, $"The register as it stood on {register.MadeAt:d MMMM yyyy}; what came later, and the rest of that year, is not in it.");

    public static IReadOnlyList<string> Notes { get; } =
        ["The figures answer a question; the Bureau has not checked them one by one.", "Who has no code, or one of no list, is counted in the sums alone."];

    public static string Sentence(Policy policy, bool hasPublished) =>
        string.Create(CultureInfo.InvariantCulture, $"Each count is changed a little, so that it gives nobody away; the same count is changed in the same way in every table. No count below {policy.Minimum} is shown, and 0 may stand for a few. Parts need not add up to their sum.")
        + (hasPublished ? " Counts that a public table of the Bureau shows or leaves out stand here as they stand there." : "");

    private static string Title(CountedRegister register, IReadOnlyList<(RegisterColumn Column, IReadOnlyList<CountedCode> Codes)> asked) =>
        $"{register.Title}: persons{Titles.By(asked.Select(one => one.Column.Title))}";
}
