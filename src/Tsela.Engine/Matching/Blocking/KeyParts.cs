using Tsela.Engine.Matching.Comparing;
using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Blocking;

/// <summary>The parts of keys that each kind of feature offers.</summary>
internal static class KeyParts
{
    public static IReadOnlyList<KeyPart> Of(IReadOnlyList<Feature> features)
    {
        var parts = new List<KeyPart>();
        for (var index = 0; index < features.Count; index++)
        {
            parts.AddRange(Of(features[index], 1 << index));
        }

        var given = features.ToList().FindIndex(feature => feature.Kind == ColumnKind.GivenName);
        var family = features.ToList().FindIndex(feature => feature.Kind == ColumnKind.Surname);
        if (given >= 0 && family >= 0)
        {
            parts.Add(InAnyOrder(features[given], features[family], (1 << given) | (1 << family)));
        }

        return [.. parts.Where(part => part.Collision > 0)];
    }

    private static IEnumerable<KeyPart> Of(Feature feature, int bit)
    {
        KeyPart Part(string what, Func<string, string> of, double agreeing, params string[] implies) =>
            Named(feature, bit, what, Coding.Of([.. feature.Values.Select(of)]).Codes, agreeing, implies);

        switch (feature.Kind)
        {
            case ColumnKind.GivenName or ColumnKind.Surname:
                yield return Part("", PlainText.Of, 0.75, "sound", "beginning", "end");
                yield return Part("sound", value => Sound.Of(PlainText.Of(value)), 0.82);
                yield return Part("beginning", value => Beginning(PlainText.Of(value), 3), 0.85);
                yield return Part("end", value => End(PlainText.Of(value), 3), 0.82);
                break;
            case ColumnKind.FullName:
                yield return Part("words in any order", value => string.Join(' ', PlainText.Of(value).Split(' ').Order(StringComparer.Ordinal)), 0.5);
                yield return Part("first word", value => PlainText.Of(value).Split(' ')[0], 0.7);
                yield return Part("last word", value => PlainText.Of(value).Split(' ')[^1], 0.7);
                break;
            case ColumnKind.Date:
                foreach (var part in OfDays(feature, bit))
                {
                    yield return part;
                }

                break;
            case ColumnKind.Code or ColumnKind.Document:
                yield return Part("", PlainText.LettersAndDigits, 0.75, "first half", "second half");
                yield return Part("first half", value => Half(PlainText.LettersAndDigits(value), first: true), 0.83);
                yield return Part("second half", value => Half(PlainText.LettersAndDigits(value), first: false), 0.83);
                break;
            case ColumnKind.Sex or ColumnKind.Category or ColumnKind.Number:
                yield return Part("", PlainText.Of, 0.9);
                break;
            default:
                yield return Part("", PlainText.Of, 0.7, "beginning");
                yield return Part("beginning", value => Beginning(PlainText.Of(value), 4), 0.8);
                break;
        }
    }

    private static IEnumerable<KeyPart> OfDays(Feature feature, int bit)
    {
        var days = DateReading.Of(feature.Values);
        KeyPart Part(string what, Func<DateValue, string> of, double agreeing, params string[] implies) =>
            Named(feature, bit, what, Coding.Of([.. days.Select(of)]).Codes, agreeing, implies);

        yield return Part("", day => day.IsWhole ? day.Digits : "", 0.7, "year and month", "month and day", "year", "year and day");
        yield return Part("year and month", day => day.Year > 0 && day.Month > 0 ? day.Digits[..6] : "", 0.78, "year");
        yield return Part("month and day", day => day.Month > 0 && day.Day > 0 && !day.IsFirstOfJanuary ? day.Digits[4..] : "", 0.78);
        yield return Part("year and day", day => day.Year > 0 && day.Day > 0 ? day.Digits[..4] + day.Digits[6..] : "", 0.78, "year");
        yield return Part(
            "day and month in any order",
            day => day.IsWhole && day.Day <= 12 ? $"{day.Year} {Math.Min(day.Month, day.Day)} {Math.Max(day.Month, day.Day)}" : "", 0.28, "year");
        yield return Part("year", day => day.Year > 0 ? day.Digits[..4] : "", 0.86);
    }

    private static KeyPart InAnyOrder(Feature given, Feature family, int bits)
    {
        var (codes, _) = Coding.Of([.. given.Values.Concat(family.Values).Select(PlainText.Of)]);
        var pairs = new Dictionary<(int, int), int>();
        var counts = new List<int> { 0 };
        var keys = new int[given.Codes.Length];
        for (var record = 0; record < keys.Length; record++)
        {
            var (first, second) = (codes[given.Codes[record]], codes[given.Values.Length + family.Codes[record]]);
            if (first == 0 || second == 0)
            {
                continue;
            }

            var names = first < second ? (first, second) : (second, first);
            if (!pairs.TryGetValue(names, out keys[record]))
            {
                pairs.Add(names, keys[record] = counts.Count);
                counts.Add(0);
            }

            counts[keys[record]]++;
        }

        return KeyPart.Counted(new KeyPart("given and family name in any order", bits, keys, [], 0.6), counts);
    }

    private static KeyPart Named(Feature feature, int bit, string what, int[] partOfValue, double agreeing, string[] implies) => KeyPart.Of(
        what.Length == 0 ? feature.Name : $"{feature.Name}, {what}", bit, feature, partOfValue, [.. implies.Select(implied => $"{feature.Name}, {implied}")], agreeing);

    private static string Beginning(string text, int length) => text.Length >= 2 ? text[..Math.Min(length, text.Length)] : "";

    private static string End(string text, int length) => text.Length >= 2 ? text[^Math.Min(length, text.Length)..] : "";

    private static string Half(string text, bool first) =>
        text.Length < 4 ? "" : first ? text[..((text.Length + 1) / 2)] : text[(text.Length / 2)..];
}
