using Tsela.Disclosure;
using Tsela.Shared.Languages;

namespace Tsela.Publishing.Portal.Tables;

/// <summary>A figure in a sentence.</summary>
internal sealed class PublicSentences(PublicNames names, Texts texts)
{
    /// <summary>As <c>In 2024: 1 234 permits (provisional). That is 4.2 % more than in 2023.</c></summary>
    public string Latest(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        var sentence = texts.With(
            headline.Table.IsStock ? "sentence.stock" : "sentence.flow", ("time", names.Time(headline.Period.Code)), ("value", headline.Table.Shown(headline.Latest)),
            ("unit", names.Unit(headline.Table.Unit).Text), ("symbols", InBrackets(headline.Latest.Symbol)));
        return Change(headline) is { } change ? $"{sentence} {change}" : sentence;
    }

    /// <summary>Null where there is nothing to compare with.</summary>
    public string? Change(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        return headline is { ChangePercent: { } percent, Before: { } before }
            ? texts.With(
                percent > 0 ? "sentence.more" : percent < 0 ? "sentence.less" : "sentence.same", ("percent", PublicNumbers.Percent(Math.Abs(percent))),
                ("time", names.Time(before.Period.Code)), ("value", headline.Table.Shown(before.Value)))
            : null;
    }

    /// <summary>What symbols mean, each in words.</summary>
    public IEnumerable<string> Meanings(string symbols) =>
        SafeSymbols.All.Where(one => symbols.Contains(one.Symbol, StringComparison.Ordinal)).Select(one => texts[$"symbol/{one.Symbol}"]);

    private string InBrackets(string symbols) => string.Join(", ", Meanings(symbols)) is { Length: > 0 } words ? $" ({words})" : "";
}
