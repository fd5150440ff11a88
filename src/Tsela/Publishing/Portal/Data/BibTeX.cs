namespace Tsela.Publishing.Portal.Data;

/// <summary>The citation of a table as reference managers read it.</summary>
internal static class BibTeX
{
    public static string Of(PublicTable published, string address)
    {
        var hour = LesothoHour.Of(published.PublishedAt);
        return $$"""
            @misc{tsela-{{published.Id.ToLowerInvariant()}}-v{{published.Version}},
              author    = {{{Escaped("Bureau of Statistics of Lesotho")}}},
              title     = {{{Escaped(published.Table.Title)}} [{{published.Id}}]},
              year      = {{{hour.Year}}},
              note      = {Version {{published.Version}}, release {{published.Release}}{{(published.Table.IsTraining ? ", training data" : "")}}},
              publisher = {Integrated migration data of Lesotho (Tsela)},
              url       = {{{address}}}
            }
            """;
    }

    private static string Escaped(string text) => string.Concat(text.Select(letter => letter switch
    {
        '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
        '\\' => "\\textbackslash{}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        _ => letter.ToString(),
    }));
}
