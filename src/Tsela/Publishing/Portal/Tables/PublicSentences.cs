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
            headline.Table.IsStock ? "sentence.stock" : "sentence.flow", ("time", names.Time(headline.Period.Code)), ("value", headline.Table.Said(headline.Latest.Value!.Value)),
            ("unit", names.Unit(headline.Table.Unit).Text), ("symbols", InBrackets(headline.Latest.Symbol)));
        return Change(headline) is { } change ? $"{sentence} {change}" : sentence;
    }

    /// <summary>Null where there is nothing to compare with.</summary>
    public string? Change(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        return By(headline) is { } by
            ? texts.With(
                by.Change > 0 ? "sentence.more" : by.Change < 0 ? "sentence.less" : "sentence.same", ("by", by.Words),
                ("when", texts.With(headline.Table.IsStock ? "sentence.on" : "sentence.in", ("time", names.Time(headline.Before!.Value.Period.Code)))), ("value", headline.Table.Said(headline.Before!.Value.Value)))
            : null;
    }

    /// <summary>In few words, for a card; null where there is nothing to compare with.</summary>
    public string? Trend(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        return By(headline) is { } by
            ? texts.With(by.Change > 0 ? "trend.more" : by.Change < 0 ? "trend.less" : "trend.same", ("by", by.Words), ("time", names.Time(headline.Before!.Value.Period.Code)))
            : null;
    }

    /// <summary>With its sign, for a column.</summary>
    public string Signed(Headline headline)
    {
        ArgumentNullException.ThrowIfNull(headline);
        return By(headline, change => change > 0 ? "+" : change < 0 ? "\u2212" : "")?.Words ?? SafeSymbols.NotAvailable;
    }

    public FigureCell Cell(SafeTable table, SafeCell? cell)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new FigureCell(table, cell, string.Join(", ", Meanings(cell?.Value is null ? table.Shown(cell) : cell.Symbol)));
    }

    /// <summary>What symbols mean, each in words.</summary>
    public IEnumerable<string> Meanings(string symbols) =>
        SafeSymbols.All.Where(one => symbols.Contains(one.Symbol, StringComparison.Ordinal)).Select(one => texts[$"symbol/{one.Symbol}"]);

    /// <param name="sign">What stands before the number, which in Sesotho is not the first word; nothing where null.</param>
    private (decimal Change, string Words)? By(Headline headline, Func<decimal, string>? sign = null) =>
        headline.ChangePercent is { } percent ? (percent, $"{sign?.Invoke(percent)}{PublicNumbers.Percent(Math.Abs(percent))} %")
        : headline.ChangeNumber is { } number ? (number, $"{sign?.Invoke(number)}{headline.Table.Said(Math.Abs(number))}")
        : headline.ChangePoints is { } points ? (points, texts.With("sentence.points", ("points", $"{sign?.Invoke(points)}{PublicNumbers.Percent(Math.Abs(points))}")))
        : null;

    private string InBrackets(string symbols) => string.Join(", ", Meanings(symbols)) is { Length: > 0 } words ? $" ({words})" : "";
}
