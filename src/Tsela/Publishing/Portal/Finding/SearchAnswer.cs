using Tsela.Disclosure;

namespace Tsela.Publishing.Portal.Finding;

/// <summary>A table that was found, with the dimension and the code that were meant.</summary>
/// <param name="By">Place of the dimension by which the table should open; -1 where none was named.</param>
/// <param name="Code">Place of the code in it that was sought; -1 where none was.</param>
internal sealed record FoundTable(PublicTable Table, double Worth, int By, int Code)
{
    /// <summary>The address at which the table opens by what was sought.</summary>
    public string Query => By < 0 ? "" : $"?by={Table.Table.Dimensions[By].Id}";

    public SafeDimension? Dimension => By < 0 ? null : Table.Table.Dimensions[By];
}

/// <param name="Tables">Best first.</param>
/// <param name="IsWhole">False where no table has all the words, and those with some stand here.</param>
/// <param name="Instead">Words that were sought in place of those asked, because nothing is written like them.</param>
internal sealed record SearchAnswer(string Question, IReadOnlyList<FoundTable> Tables, bool IsWhole, IReadOnlyList<(string Asked, string Sought)> Instead)
{
    private const double OfPhrase = 12;

    public static SearchAnswer To(SearchIndex index, string? question)
    {
        var asked = SearchWords.OfQuestion(question);
        var scores = new Dictionary<int, Score>();
        var instead = new List<(string Asked, string Sought)>();
        for (var word = 0; word < asked.Count; word++)
        {
            var meant = index.Meant(asked[word]).ToList();
            if (meant.Count > 0 && meant.All(one => one.Likeness <= 0.5))
            {
                instead.Add((asked[word], meant.MaxBy(one => one.Likeness).Word));
            }

            foreach (var (found, likeness) in meant)
            {
                var postings = index.Of(found);
                var rare = Math.Log(1 + (index.Edition.Tables.Count / (double)postings.Select(posting => posting.Table).Distinct().Count()));
                foreach (var posting in postings)
                {
                    ScoreOf(scores, posting.Table, asked.Count).Best(word, posting.Weight * likeness * rare, posting);
                }
            }
        }

        foreach (var posting in index.OfPhrase(SearchIndex.Phrase(SearchWords.Of(question ?? ""))))
        {
            ScoreOf(scores, posting.Table, asked.Count).Phrase(OfPhrase + posting.Weight, posting);
        }

        var ranked = scores.Where(one => one.Value.Words > 0).OrderByDescending(one => one.Value.Words).ThenByDescending(one => one.Value.Worth).ThenBy(one => one.Key).ToList();
        var most = ranked.Count == 0 ? 0 : ranked[0].Value.Words;
        return new SearchAnswer(
            question ?? "", [.. ranked.Where(one => one.Value.Words == most).Select(one => one.Value.Found(index.Edition.Tables[one.Key]))], most == asked.Count, instead);
    }

    private static Score ScoreOf(Dictionary<int, Score> scores, int table, int words) => scores.TryGetValue(table, out var known) ? known : scores[table] = new Score(words);

    private sealed class Score(int words)
    {
        private readonly double[] best = new double[words];
        private readonly Posting?[] postings = new Posting?[words];
        private (double Worth, Posting Posting)? phrase;

        public int Words => phrase is null ? best.Count(worth => worth > 0) : best.Length;

        public double Worth => best.Sum() + (phrase?.Worth ?? 0);

        public void Best(int word, double worth, Posting posting)
        {
            if (worth > best[word])
            {
                (best[word], postings[word]) = (worth, posting);
            }
        }

        public void Phrase(double worth, Posting posting)
        {
            if (phrase is null || worth > phrase.Value.Worth)
            {
                phrase = (worth, posting);
            }
        }

        public FoundTable Found(PublicTable table)
        {
            var meant = postings.Prepend(phrase?.Posting).OfType<Posting>().ToList();
            var named = meant.Find(posting => posting.Code >= 0) ?? meant.Find(posting => posting.Dimension >= 0);
            return new FoundTable(table, Worth, named?.Dimension ?? -1, named?.Code ?? -1);
        }
    }
}
