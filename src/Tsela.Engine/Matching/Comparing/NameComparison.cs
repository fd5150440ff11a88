using Tsela.Engine.Matching.Names;
using Tsela.Engine.Matching.Profiling;

namespace Tsela.Engine.Matching.Comparing;

/// <summary>Two given names or two family names, the parts of a name taken together.</summary>
internal sealed class NameComparison : Comparison
{
    private const int Same = 0;
    private const int Variant = 1;
    private const int Swapped = 2;
    private const int AlikeFrom = 8;

    private static readonly string[] Outcomes =
    [
        "the same", "a known variant", "given and family name swapped", "a typing error, one spelling rare", "one sign different, both known names",
        "very similar, one spelling rare", "very similar, both known names", "a part of the name", "similar, one spelling rare",
        "similar, both known names", "the initial", "different",
    ];

    private readonly PreparedName[] forms;
    private readonly int[] formOfRecord;
    private readonly int[] countOfForm;
    private readonly int[] spellingOfForm;
    private readonly int[] countOfSpelling;
    private readonly SwappedNames? swapped;
    private readonly bool isGiven;

    public NameComparison(Feature feature, PreparedName[] prepared, SwappedNames? swapped)
        : base(feature, Outcomes)
    {
        var (codes, distinct) = Coding.Of([.. prepared.Select(name => name.Plain)]);
        forms = new PreparedName[distinct.Length];
        for (var value = 0; value < prepared.Length; value++)
        {
            forms[codes[value]] = prepared[value];
        }

        (spellingOfForm, var spellings) = Coding.Of([.. forms.Select(form => form.Plain.Length == 0 ? "" : form.SpellingHash.ToString("x16"))]);
        countOfForm = new int[forms.Length];
        countOfSpelling = new int[spellings.Length];
        formOfRecord = new int[feature.Codes.Length];
        for (var record = 0; record < formOfRecord.Length; record++)
        {
            formOfRecord[record] = codes[feature.Codes[record]];
        }

        for (var code = 0; code < codes.Length; code++)
        {
            countOfForm[codes[code]] += feature.Counts[code];
            countOfSpelling[spellingOfForm[codes[code]]] += feature.Counts[code];
        }

        this.swapped = swapped;
        isGiven = feature.Kind == ColumnKind.GivenName;
    }

    public override int EqualLevels => 2;

    public override int LevelOf(int a, int b)
    {
        var (first, second) = (formOfRecord[a], formOfRecord[b]);
        if (first == 0 || second == 0)
        {
            return Missing;
        }

        if (first == second)
        {
            return Same;
        }

        var level = LevelOfForms(first, second);

        // the swap is one event: the given name tells it, the family name is silent
        return level >= AlikeFrom && swapped?.Are(a, b) == true ? (isGiven ? Swapped : Missing) : level;
    }

    public override float RarityOf(int level, int a, int b) => level == Swapped ? swapped!.Rarity(a, b) : 0;

    public override int GroupOf(int level, int record) =>
        level == Variant ? spellingOfForm[formOfRecord[record]] : formOfRecord[record];

    public override int[] GroupCounts(int level) => level == Variant ? countOfSpelling : countOfForm;

    public override double? ShareOfStrangers(int level) => level switch
    {
        Swapped => isGiven ? swapped?.ShareOfStrangers() : 0,

        // those that agree by a short form are drawn, not counted
        Variant => null,
        _ => base.ShareOfStrangers(level),
    };

    private int LevelOfForms(int a, int b) => Names.NameComparison.LevelOf(forms[a], forms[b]) switch
    {
        NameLevel.Same => Same,
        NameLevel.Variant => Variant,
        NameLevel.TypingError => IsRareBeside(a, b) ? 3 : 4,
        NameLevel.VeryAlike => IsRareBeside(a, b) ? 5 : 6,
        NameLevel.Part => 7,
        NameLevel.Alike => IsRareBeside(a, b) ? 8 : 9,
        NameLevel.Initial => 10,
        _ => 11,
    };

    private bool IsRareBeside(int a, int b) => Coding.IsRareBeside(countOfForm[a], countOfForm[b]);
}
