using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Ask;

/// <summary>A question as an address writes it: <c>?by=sex&amp;by=district&amp;only.district=LS-A&amp;from=2022</c>. The same address is the same question.</summary>
internal static class AskedAddress
{
    public const string By = "by";
    public const string From = "from";
    public const string To = "to";
    private const string OnlyPrefix = "only.";

    public static string Only(SafeDimension column) => OnlyPrefix + column.Id;

    public static RegisterQuestion Read(IQueryCollection query)
    {
        List<string> by = [.. Several(query, By)];
        return new RegisterQuestion(
            by,
            by.Distinct(StringComparer.Ordinal).Select(id => (Id: id, Codes: (IReadOnlyList<string>)[.. Several(query, OnlyPrefix + id).Distinct(StringComparer.Ordinal)]))
                .Where(one => one.Codes.Count > 0).ToDictionary(one => one.Id, one => one.Codes, StringComparer.Ordinal),
            Several(query, From).FirstOrDefault(), Several(query, To).FirstOrDefault());
    }

    /// <summary>A column whose codes are chosen and by which nothing is asked; null where there is none. A form may leave one behind, a program means it.</summary>
    public static string? ChosenInVain(IQueryCollection query) => query.Keys.Where(name => name.StartsWith(OnlyPrefix, StringComparison.Ordinal))
        .Select(name => name[OnlyPrefix.Length..]).FirstOrDefault(column => !Several(query, By).Contains(column, StringComparer.Ordinal));

    /// <summary>The query string, in one order whatever the order in which it was asked.</summary>
    public static string Write(RegisterQuestion question)
    {
        var words = question.Columns.Select(id => (Name: By, Value: id))
            .Concat(question.Only.OrderBy(one => one.Key, StringComparer.Ordinal).SelectMany(one => one.Value.Order(StringComparer.Ordinal).Select(code => (Name: OnlyPrefix + one.Key, Value: code))))
            .Append((Name: From, Value: question.From ?? "")).Append((Name: To, Value: question.To ?? "")).Where(word => word.Value.Length > 0);
        var text = string.Join('&', words.Select(word => $"{Uri.EscapeDataString(word.Name)}={Uri.EscapeDataString(word.Value)}"));
        return text.Length == 0 ? "" : $"?{text}";
    }

    private static IEnumerable<string> Several(IQueryCollection query, string name) => query[name].OfType<string>().Select(text => text.Trim()).Where(text => text.Length > 0);
}
