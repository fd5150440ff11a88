using Tsela.Catalogue;
using Tsela.Publishing.Reports.Templates;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>Makes a report from its template, what is public, and what people wrote.</summary>
/// <param name="texts">What was written, by the id of the text block.</param>
internal sealed class ReportBuilder(
    PublicEdition edition, NationalCatalogue catalogue, ReportTemplate template, ReportPeriod period, IReadOnlyDictionary<string, string> texts, Validations validations)
{
    private readonly TableFilling filling = new(edition, catalogue, period, validations);
    private readonly HashSet<string> said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FilledResult> filled = new(StringComparer.Ordinal);

    public ReportDocument Build()
    {
        // all tables first: the list of gaps may stand before the last of them
        foreach (var table in template.Blocks.OfType<TableTemplate>())
        {
            filled[table.Number] = filling.Fill(table);
        }

        List<string> gaps =
        [
            .. filled.Values.SelectMany(one => one.Gaps).Distinct(StringComparer.Ordinal),
            .. template.Blocks.OfType<AbsentTemplate>().Select(absent => Gaps.Absent(catalogue, absent)),
        ];
        var lists = new Lists(edition, catalogue, period, filling, gaps, validations);
        List<PublicTable> used = [.. template.Blocks.OfType<TableTemplate>().SelectMany(table => table.Of).Select(filling.CubeOf).OfType<Cube>().Select(cube => cube.Public).Distinct()];
        var shown = used.Count > 0 ? used : edition.Tables;
        return new ReportDocument(
            template.Id, template.Title.Replace("{period}", period.Words, StringComparison.Ordinal), period, template.About, edition.Tag,
            shown.Select(table => table.Table.ExtractedAt).DefaultIfEmpty(edition.ChangedAt).Max(), shown.Any(table => table.Table.IsTraining), [.. Blocks(lists)], gaps);
    }

    private IEnumerable<ReportBlock> Blocks(Lists lists)
    {
        foreach (var part in template.Parts)
        {
            yield return new HeadingBlock(1, part.Number, part.Title);
            foreach (var section in part.Sections)
            {
                if (section.Title.Length > 0)
                {
                    yield return new HeadingBlock(2, section.Number, section.Title);
                }

                foreach (var block in section.Content.SelectMany(block => Fill(block, lists)))
                {
                    yield return block;
                }
            }
        }
    }

    private IEnumerable<ReportBlock> Fill(TemplateBlock block, Lists lists) => block switch
    {
        TextTemplate text => Text(text),
        TableTemplate table => Table(table),
        AbsentTemplate absent => [new ParagraphBlock(Voice.Gap, Gaps.Absent(catalogue, absent))],
        ChartTemplate chart => [Charts.Of(chart, filled[chart.Table].Table) is { } drawn ? drawn : Undrawn("Chart", chart.Number, chart.Title, chart.Table)],
        MapTemplate map => [Charts.Of(map, filled[map.Table].Table) is { } drawn ? drawn : Undrawn("Map", map.Number, map.Title, map.Table)],
        ListTemplate list => lists.Make(list),
        _ => throw new InvalidOperationException($"No way to fill {block.GetType().Name}."),
    };

    private IEnumerable<ReportBlock> Text(TextTemplate text)
    {
        if (text.Title.Length > 0)
        {
            yield return new HeadingBlock(3, "", text.Title);
        }

        var written = texts.GetValueOrDefault(text.Id) ?? text.Default;
        if (string.IsNullOrWhiteSpace(written))
        {
            yield return new ParagraphBlock(Voice.Unwritten, $"This text has not been written for {period.Words}. It should say: {text.Guidance}");
            yield break;
        }

        foreach (var paragraph in written.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return new ParagraphBlock(Voice.Written, paragraph.Replace('\n', ' '));
        }
    }

    private IEnumerable<ReportBlock> Table(TableTemplate template)
    {
        var result = filled[template.Number];
        if (result.Table is not { } table)
        {
            yield return new ParagraphBlock(Voice.Gap, $"Table {template.Number} {template.Title}: no figures. {string.Join(' ', result.Gaps)}");
            yield break;
        }

        // what several tables would say of the same figure is said once
        var sentences = result.Sentences.Where(said.Add).ToList();
        if (sentences.Count > 0)
        {
            yield return new ParagraphBlock(Voice.Made, string.Join(' ', sentences));
        }

        yield return table;
        foreach (var gap in result.Gaps.Where(gap => !table.Notes.Any(note => gap.Contains(note, StringComparison.Ordinal))))
        {
            yield return new ParagraphBlock(Voice.Gap, gap);
        }
    }

    private static ParagraphBlock Undrawn(string what, string number, string title, string table) =>
        new(Voice.Gap, $"{what} {number} {title} is not drawn: table {table} has no figures that may be drawn.");
}
