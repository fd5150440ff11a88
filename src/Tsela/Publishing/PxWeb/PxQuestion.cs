using System.Text.Json;
using Tsela.Disclosure;
using Tsela.Publishing.JsonStat;
using Tsela.Shared;

namespace Tsela.Publishing.PxWeb;

/// <summary>A question as PxWeb's API has it.</summary>
internal sealed record PxQuestion(IReadOnlyList<PxVariable>? Query, PxResponse? Response)
{
    public const long CellsMax = 100_000;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    public string Format => Response?.Format ?? "json-stat2";

    // null may stand anywhere in what was sent
    private bool IsWhole => Query?.Any(one => (PxVariable?)one is null || one.Selection?.Values?.Any(value => (string?)value is null) == true) != true;

    public static async Task<Outcome<PxQuestion>> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<PxQuestion>(request.Body, Form, cancellationToken) is { } question && question.IsWhole ? question : PxProblems.Unreadable();
        }
        catch (JsonException)
        {
            return PxProblems.Unreadable();
        }
    }

    /// <summary>What of the table is asked for. A variable that is left out stands at its total and is not shown; without a total it stands whole.</summary>
    public Outcome<TableView> Of(SafeTable table)
    {
        var asked = Query ?? [];
        if (asked.FirstOrDefault(one => !table.Has(one.Code ?? "") && one.Code != JsonStatWriter.Contents) is { } unknown)
        {
            return PxProblems.UnknownVariable(unknown.Code ?? "", table.Dimensions.Select(dimension => dimension.Id));
        }

        var places = new List<int[]>();
        var shown = new List<int>();
        for (var place = 0; place < table.Dimensions.Count; place++)
        {
            var dimension = table.Dimensions[place];
            var variable = asked.FirstOrDefault(one => one.Code == dimension.Id);
            var chosen = variable is null ? LeftOut(dimension) : Chosen(dimension, variable.Selection);
            if (chosen.Problem is { } wrong)
            {
                return wrong;
            }

            places.Add(chosen.Value);
            if (variable is not null || TotalOf(dimension) < 0)
            {
                shown.Add(place);
            }
        }

        var view = new TableView(table, places, shown);
        var widest = places.IndexOf(places.MaxBy(codes => codes.Length)!);
        return view.Size <= CellsMax ? view : PxProblems.TooLarge(view.Size, CellsMax, table.Dimensions[widest].Id, places[widest].Length);
    }

    public static int TotalOf(SafeDimension dimension) => dimension.Codes.ToList().FindIndex(code => code.Code == SafeDimension.Total);

    private static Outcome<int[]> LeftOut(SafeDimension dimension) => TotalOf(dimension) is var total and >= 0 ? (int[])[total] : Enumerable.Range(0, dimension.Codes.Count).ToArray();

    private static Outcome<int[]> Chosen(SafeDimension dimension, PxSelection? selection)
    {
        var values = selection?.Values ?? ["*"];
        switch (selection?.Filter ?? "all")
        {
            case "top":
                return values.Count == 1 && int.TryParse(values[0], out var count) && count > 0
                    ? Enumerable.Range(0, dimension.Codes.Count).TakeLast(count).ToArray()
                    : PxProblems.UnknownValue(dimension.Id, string.Join(", ", values));
            case "all":
                // * is any ending, as PxWeb writes it
                var all = Enumerable.Range(0, dimension.Codes.Count).Where(code => values.Any(value => Fits(dimension.Codes[code].Code, value))).ToArray();
                return all.Length > 0 ? all : PxProblems.UnknownValue(dimension.Id, string.Join(", ", values));
            case "item":
                var known = dimension.Codes.Select(code => code.Code).ToList();
                return values.FirstOrDefault(value => !known.Contains(value, StringComparer.Ordinal)) is { } unknown ? PxProblems.UnknownValue(dimension.Id, unknown)
                    : values.Count == 0 ? PxProblems.UnknownValue(dimension.Id, "")
                    : values.Select(value => known.IndexOf(value)).Distinct().Order().ToArray();
            default:
                return PxProblems.UnknownFilter(selection!.Filter!);
        }
    }

    private static bool Fits(string code, string pattern) => pattern.EndsWith('*') ? code.StartsWith(pattern[..^1], StringComparison.Ordinal) : code == pattern;
}

internal sealed record PxVariable(string? Code, PxSelection? Selection);

internal sealed record PxSelection(string? Filter, IReadOnlyList<string>? Values);

internal sealed record PxResponse(string? Format);
