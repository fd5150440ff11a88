using Tsela.Catalogue;
using Tsela.Disclosure;
using Tsela.Shared.Languages;

namespace Tsela.Publishing.Portal.Finding;

/// <summary>Where a word stands in a table, and what finding it there is worth.</summary>
/// <param name="Dimension">Place of the dimension that the word names or in whose codes it stands; -1 elsewhere.</param>
/// <param name="Code">Place of the code; -1 where the word stands in no code.</param>
internal sealed record Posting(int Table, double Weight, int Dimension, int Code);

/// <summary>The words of an edition, in both languages.</summary>
internal sealed class SearchIndex
{
    private const double OfId = 14, OfTitle = 9, OfDimension = 5, OfCategory = 4, OfCode = 3, OfUnit = 2, OfText = 1;

    private readonly Dictionary<string, List<Posting>> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Posting>> phrases = new(StringComparer.Ordinal);
    private readonly string[] vocabulary;

    public SearchIndex(PublicEdition edition, NationalCatalogue catalogue, TextFiles texts)
    {
        Edition = edition;
        for (var table = 0; table < edition.Tables.Count; table++)
        {
            Add(table, edition.Tables[table].Table, catalogue, texts);
        }

        vocabulary = [.. words.Keys.Order(StringComparer.Ordinal)];
    }

    public PublicEdition Edition { get; }

    /// <summary>The words that a word of a question may mean, each with what the likeness is worth: itself, its beginnings, then its misspellings.</summary>
    public IEnumerable<(string Word, double Likeness)> Meant(string word)
    {
        var found = false;
        if (words.ContainsKey(word))
        {
            found = true;
            yield return (word, 1);
        }

        if (word.Length > 2)
        {
            var from = Array.BinarySearch(vocabulary, word, StringComparer.Ordinal);
            for (var at = from < 0 ? ~from : from; at < vocabulary.Length && vocabulary[at].StartsWith(word, StringComparison.Ordinal); at++)
            {
                if (vocabulary[at] != word)
                {
                    found = true;
                    yield return (vocabulary[at], 0.6);
                }
            }
        }

        if (!found && Spelling.SlipsAllowed(word) is var slips and > 0)
        {
            foreach (var near in vocabulary)
            {
                var apart = Spelling.Slips(word, near, slips);
                if (apart <= slips)
                {
                    yield return (near, 0.5 / apart);
                }
            }
        }
    }

    public IReadOnlyList<Posting> Of(string word) => words.GetValueOrDefault(word) ?? [];

    /// <summary>The titles and labels that are the whole question.</summary>
    public IReadOnlyList<Posting> OfPhrase(string phrase) => phrases.GetValueOrDefault(phrase) ?? [];

    public SearchAnswer Find(string? question) => SearchAnswer.To(this, question);

    /// <summary>Words joined as a phrase is kept.</summary>
    public static string Phrase(IEnumerable<string> words) => string.Join(' ', words);

    private void Add(int number, SafeTable table, NationalCatalogue catalogue, TextFiles texts)
    {
        Add(table.Id, new Posting(number, OfId, -1, -1));
        AddNamed(texts, $"title/{table.Id}", table.Title, new Posting(number, OfTitle, -1, -1));
        Add(table.Definition, new Posting(number, OfText, -1, -1));
        AddNamed(texts, $"unit/{table.Unit}", table.Unit, new Posting(number, OfUnit, -1, -1));
        table.Sources.ToList().ForEach(source => Add($"{source.Title} {source.Institution}", new Posting(number, OfText, -1, -1)));
        table.Notes.ToList().ForEach(note => Add(note, new Posting(number, OfText, -1, -1)));
        foreach (var topic in catalogue.CrossCutting.Where(category => category.Indicators.Contains(table.Id, StringComparer.Ordinal)).Select(category => (category.Code, category.Title))
            .Concat(catalogue.IndicatorCategories.Where(category => category.Category == table.Category).Select(category => (Code: category.Category, category.Title))))
        {
            AddNamed(texts, $"category/{topic.Code}", $"{topic.Title}", new Posting(number, OfCategory, -1, -1));
        }

        for (var dimension = 0; dimension < table.Dimensions.Count - 1; dimension++)
        {
            Add(number, table.Dimensions[dimension], dimension, catalogue, texts);
        }
    }

    private void Add(int number, SafeDimension dimension, int place, NationalCatalogue catalogue, TextFiles texts)
    {
        AddNamed(texts, $"dimension/{dimension.Id}", dimension.Title, new Posting(number, OfDimension, place, -1));
        var list = dimension.CodeList is { } id ? catalogue.CodeLists.GetValueOrDefault(id) : null;
        for (var code = 0; code < dimension.Codes.Count; code++)
        {
            var (value, label) = (dimension.Codes[code].Code, dimension.Codes[code].Label);
            if (value != SafeDimension.Total)
            {
                var posting = new Posting(number, OfCode, place, code);
                AddNamed(texts, $"code/{dimension.CodeList ?? dimension.Id}/{value}", label, posting);
                if (list is not null && list.TryResolve(value, out var known) && known.Value == value && known.LabelSt is { } own && own != label)
                {
                    Add(own, posting);
                }
            }
        }
    }

    /// <summary>What is called something in English, and in Sesotho where that is known.</summary>
    private void AddNamed(TextFiles texts, string key, string english, Posting posting)
    {
        Add(english, posting);
        if (texts.Find(Language.Sesotho, key) is { } own)
        {
            Add(own, posting);
        }
    }

    private void Add(string text, Posting posting)
    {
        var all = SearchWords.Of(text).ToList();
        foreach (var word in all.Distinct(StringComparer.Ordinal))
        {
            Under(words, word).Add(posting);
        }

        if (posting.Weight > OfUnit && all.Count > 1)
        {
            Under(phrases, Phrase(all)).Add(posting);
        }
    }

    private static List<Posting> Under(Dictionary<string, List<Posting>> postings, string key) => postings.TryGetValue(key, out var known) ? known : postings[key] = [];
}
