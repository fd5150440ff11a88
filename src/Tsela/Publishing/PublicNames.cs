using System.Globalization;
using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Shared.Languages;

namespace Tsela.Publishing;

/// <summary>What tables, dimensions, codes and times are called in the language of the reader.</summary>
public sealed class PublicNames(Texts texts, NationalCatalogue catalogue)
{
    public Wording Title(SafeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Find($"title/{table.Id}", table.Title);
    }

    public Wording Definition(SafeTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Find($"definition/{table.Id}", table.Definition);
    }

    /// <param name="code">Of the national list or across it, as LIM or RET.</param>
    public Wording Category(string code) => Find($"category/{code}",
        catalogue.IndicatorCategories.FirstOrDefault(category => category.Category == code)?.Title
        ?? catalogue.CrossCutting.FirstOrDefault(category => category.Code == code)?.Title ?? code);

    public Wording Dimension(SafeDimension dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return Find($"dimension/{dimension.Id}", dimension.Title);
    }

    public Wording Code(SafeDimension dimension, SafeCode code)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        ArgumentNullException.ThrowIfNull(code);
        if (dimension.Kind == SafeDimensionKind.Time)
        {
            return new Wording(Time(code.Code), IsForeign: false);
        }

        if (code.Code == SafeDimension.Total)
        {
            return texts.Language == Language.English ? new Wording(code.Label, IsForeign: false) : new Wording(texts["table.total"], IsForeign: false);
        }

        var own = texts.Find($"code/{dimension.CodeList ?? dimension.Id}/{code.Code}") ?? (texts.IsSesotho ? FromCodeList(dimension.CodeList, code.Code) : null);
        // places are called the same in every language
        return new Wording(own ?? code.Label, texts.IsSesotho && own is null && dimension.Kind != SafeDimensionKind.District && code.Label.Any(char.IsLetter));
    }

    /// <summary>A code with its dimension, as <c>Sex: Female</c>.</summary>
    public string CodeInFull(SafeDimension dimension, SafeCode code) => $"{Dimension(dimension)}: {Code(dimension, code)}";

    public Wording Unit(string unit) => Find($"unit/{unit}", unit);

    /// <summary>A period or day as people write it.</summary>
    /// <param name="code">As 2024, 2024-Q1, 2024-03 or 2024-12-31; any other text stands as it is.</param>
    public string Time(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length == 7 && code[4..6] == "-Q")
        {
            return texts.With("time.quarter", ("year", code[..4]), ("quarter", code[6]));
        }

        if (code.Length == 7 && int.TryParse(code.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12)
        {
            return texts.With("time.month", ("year", code[..4]), ("month", texts[$"month/{month}"]));
        }

        return DateOnly.TryParseExact(code, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : code;
    }

    public string Day(DateOnly day) => texts.With("time.day", ("year", day.Year), ("month", texts[$"month/{day.Month}"]), ("day", day.Day));

    /// <param name="instant">In universal time; the day is that of Lesotho.</param>
    public string Day(DateTime instant) => Day(DateOnly.FromDateTime(LesothoHour.Of(instant)));

    /// <param name="instant">In universal time; the day and the hour are those of Lesotho.</param>
    public string Hour(DateTime instant) => $"{Day(instant)}, {LesothoHour.Of(instant).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private Wording Find(string key, string english) => texts.Find(key) is { } own ? new Wording(own, IsForeign: false) : new Wording(english, texts.IsSesotho);

    private string? FromCodeList(string? list, string code) => list is not null && catalogue.CodeLists.TryGetValue(list, out var known) && known.TryResolve(code, out var found) && found.Value == code ? found.LabelSt : null;
}
