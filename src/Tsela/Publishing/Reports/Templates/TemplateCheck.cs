using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Publishing.Reports.Filling;

namespace Tsela.Publishing.Reports.Templates;

/// <summary>What the file alone cannot show: that a template names only what exists.</summary>
internal sealed class TemplateCheck(NationalCatalogue catalogue, ReportTemplate template)
{
    private static readonly string[] ChartTypes = ["line", "bar", "column", "stacked", "pyramid"];

    public IEnumerable<string> Faults()
    {
        if (template.Periods.Count == 0 || template.Periods.Any(period => period is not ("year" or "quarter" or "month")))
        {
            yield return "periods are year, quarter and month, at least one of them.";
        }

        if (template.Audience is not ("public" or "staff"))
        {
            yield return $"the audience is public or staff, not '{template.Audience}'.";
        }

        if (catalogue.Reports.All(report => report.Id != template.Regular))
        {
            yield return $"data/reports.json does not know the regular report '{template.Regular}'.";
        }

        foreach (var absent in template.Blocks.OfType<AbsentTemplate>().Where(absent => catalogue.Institution(absent.Owes) is null))
        {
            yield return $"table {absent.Number} is owed by '{absent.Owes}', which is no institution of the list.";
        }

        foreach (var table in template.Blocks.OfType<TableTemplate>().Where(table => table.Times is not ("" or TableTemplate.KnownTimes)))
        {
            yield return $"table {table.Number}: times is {TableTemplate.KnownTimes} or is left out, not '{table.Times}'.";
        }

        foreach (var fault in Twice().Concat(Tables()).Concat(Pictures()).Concat(Lists()))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> Twice()
    {
        var numbers = template.Blocks.Select(NumberOf).Where(number => number.Length > 0);
        var texts = template.Blocks.OfType<TextTemplate>().Select(text => text.Id);
        return numbers.Concat(texts).GroupBy(one => one, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"'{group.Key}' stands twice.");
    }

    private IEnumerable<string> Tables()
    {
        foreach (var table in template.Blocks.OfType<TableTemplate>())
        {
            if (table.Of.Count == 0)
            {
                yield return $"table {table.Number} names nothing that fills it.";
            }

            if (table.Of.Count > 1 && table.Rows != Axes.Indicator && table.Columns != Axes.Indicator)
            {
                yield return $"table {table.Number} is filled from several and shows none of them apart: make its rows or columns 'indicator'.";
            }

            if (table.Rows == table.Columns)
            {
                yield return $"table {table.Number} has the same rows and columns.";
            }

            foreach (var id in table.Of)
            {
                if (KnownDimensions(id) is not { } known)
                {
                    yield return $"table {table.Number} is filled from '{id}', which is no indicator and no series.";
                    continue;
                }

                foreach (var axis in Named(table, id).Where(axis => !Axes.IsGeneral(axis) && !known.Contains(Axes.Plain(axis))))
                {
                    yield return $"table {table.Number} asks for '{axis}', by which {id} is not broken down; it is by: {string.Join(", ", known)}.";
                }
            }
        }
    }

    /// <summary>The axes that a table asks of one of its sources.</summary>
    private static IEnumerable<string> Named(TableTemplate table, string id) => Axes.Parts(table.Rows).Append(table.Columns).Concat(table.Any ?? [])
        .Concat((table.At?.Keys ?? []).Select(axis => axis.Split(':')).Where(axis => axis.Length == 1 || axis[0] == id).Select(axis => axis[^1]));

    private IEnumerable<string> Pictures()
    {
        var tables = new Dictionary<string, TableTemplate>(StringComparer.Ordinal);
        foreach (var block in template.Blocks)
        {
            switch (block)
            {
                case TableTemplate table:
                    tables.TryAdd(table.Number, table);
                    break;
                case ChartTemplate chart when !tables.ContainsKey(chart.Table):
                    yield return $"chart {chart.Number} draws table '{chart.Table}', which does not stand before it.";
                    break;
                case ChartTemplate chart when !ChartTypes.Contains(chart.Type) || chart.Across is not ("rows" or "columns"):
                    yield return $"chart {chart.Number}: the type is one of {string.Join(", ", ChartTypes)}, and across is rows or columns.";
                    break;
                case MapTemplate map when !tables.TryGetValue(map.Table, out var table) || Axes.Plain(table.Rows) != "district":
                    yield return $"map {map.Number} needs a table before it whose rows are districts; '{map.Table}' is none.";
                    break;
            }
        }
    }

    private IEnumerable<string> Lists()
    {
        var lists = template.Blocks.OfType<ListTemplate>().ToList();
        return lists.Where(list => !Filling.Lists.Known.Contains(list.Source))
            .Select(list => $"the list '{list.Title}' has the source '{list.Source}'; known are: {string.Join(", ", Filling.Lists.Known)}.")
            .Concat(lists.Where(map => map.Source == Filling.Lists.PostsMap && !lists.Exists(list => list.Source == Filling.Lists.Posts && list.Number == map.Table && list.Number.Length > 0))
                .Select(map => $"map {map.Number} needs the table that lists the border posts; '{map.Table}' is none."));
    }

    /// <summary>Null where nothing of this name exists.</summary>
    private HashSet<string>? KnownDimensions(string id)
    {
        if (catalogue.Indicator(id) is { } indicator)
        {
            var known = indicator.Dimensions.Select(Axes.Plain).ToHashSet(StringComparer.Ordinal);
            if (indicator.Measure is { ValueKind: JsonValueKind.Object } measure)
            {
                known.UnionWith(Breakdowns(measure));
            }

            return known;
        }

        return catalogue.Series.TryGetValue(id, out var series) ? [.. series.Fields.Select(field => Axes.Plain(field.Name))] : null;
    }

    /// <summary>The names of the breakdowns, wherever in a measure they stand.</summary>
    private static IEnumerable<string> Breakdowns(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => property.Name is "by" && property.Value.ValueKind == JsonValueKind.Array
            ? property.Value.EnumerateArray().SelectMany(by => by.GetString()!.Split(';')).Select(by => Axes.Plain(by.Split(':')[0]))
            : Breakdowns(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Breakdowns),
        _ => [],
    };

    private static string NumberOf(TemplateBlock block) => block switch
    {
        TableTemplate table => table.Number,
        AbsentTemplate absent => absent.Number,
        ChartTemplate chart => chart.Number,
        MapTemplate map => map.Number,
        ListTemplate list => list.Number,
        _ => "",
    };
}
