using Tsela.Engine.Matching.Strings;

namespace Tsela.Engine.Schemas;

/// <summary>One code of a code list.</summary>
/// <param name="Value">The code itself, as the harmonised record holds it.</param>
/// <param name="Label">English label.</param>
/// <param name="LabelSt">Sesotho label; null where there is none.</param>
/// <param name="Synonyms">Other spellings that mean the code.</param>
/// <param name="Parent">Code one level up; null at the top.</param>
/// <param name="ValidFrom">First day of use as written; null where it always was.</param>
/// <param name="ValidTo">Last day of use as written; null while it is in use.</param>
/// <param name="Note">A remark for people.</param>
/// <param name="Attributes">Further properties, as a capital or a position.</param>
public sealed record Code(
    string Value,
    string Label,
    string? LabelSt,
    IReadOnlyList<string> Synonyms,
    string? Parent,
    string? ValidFrom,
    string? ValidTo,
    string? Note,
    IReadOnlyDictionary<string, string> Attributes);

/// <summary>
/// A list of codes. A text means a code where it is the code, its label in either language or a synonym, whatever
/// its case, accents, punctuation and spaces. Where two codes share a spelling, a code goes before a label, a label
/// before a synonym, and of two labels the one that stands first in the list.
/// </summary>
public sealed class CodeList
{
    private readonly Dictionary<string, Code> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Code> loose = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Code>.AlternateLookup<ReadOnlySpan<char>> exactBySpan;
    private readonly Dictionary<string, Code>.AlternateLookup<ReadOnlySpan<char>> looseBySpan;

    /// <summary>Builds a list.</summary>
    /// <exception cref="ArgumentException">Two codes are the same.</exception>
    public CodeList(string id, string title, string? standard, string? source, bool isProposal, IReadOnlyList<Code> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        Id = id;
        Title = title;
        Standard = standard;
        Source = source;
        IsProposal = isProposal;
        Codes = codes;
        exactBySpan = exact.GetAlternateLookup<ReadOnlySpan<char>>();
        looseBySpan = loose.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var code in codes)
        {
            exact.Add(code.Value, code);
        }

        AddLoose(code => [code.Value]);
        AddLoose(code => [code.Label, code.LabelSt ?? ""]);
        AddLoose(code => code.Synonyms);
    }

    /// <summary>Id of the list, the name of its file.</summary>
    public string Id { get; }

    /// <summary>Title for people.</summary>
    public string Title { get; }

    /// <summary>The standard that the list follows.</summary>
    public string? Standard { get; }

    /// <summary>Where the list comes from.</summary>
    public string? Source { get; }

    /// <summary>True where the working group has still to confirm the list.</summary>
    public bool IsProposal { get; }

    /// <summary>The codes in the order of the file.</summary>
    public IReadOnlyList<Code> Codes { get; }

    /// <summary>Finds the code that a text means. Does not allocate for texts of up to 128 characters.</summary>
    public bool TryResolve(ReadOnlySpan<char> text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Code? code)
    {
        if (exactBySpan.TryGetValue(text, out code))
        {
            return true;
        }

        var room = text.Length <= 128 ? stackalloc char[256] : new char[text.Length * 2];
        var length = LooseText.Write(text, room);
        return length > 0 && looseBySpan.TryGetValue(room[..length], out code);
    }

    /// <summary>The code whose spelling is nearest to a text that means none; null where nothing is near.</summary>
    public Code? Nearest(ReadOnlySpan<char> text)
    {
        var wanted = LooseText.Normalise(text);
        if (wanted.Length is < 3 or > 60)
        {
            return null;
        }

        var allowed = Math.Max(1, wanted.Length / 4);
        Code? best = null;
        foreach (var (spelling, code) in loose)
        {
            if (spelling.Length >= 3 && Math.Abs(spelling.Length - wanted.Length) <= allowed)
            {
                var distance = TypingErrors.Within(wanted, spelling, allowed);
                if (distance <= allowed)
                {
                    best = code;
                    allowed = distance - 1;
                    if (allowed < 1)
                    {
                        break;
                    }
                }
            }
        }

        return best;
    }

    private void AddLoose(Func<Code, IReadOnlyList<string>> spellings)
    {
        foreach (var code in Codes)
        {
            foreach (var spelling in spellings(code))
            {
                var key = LooseText.Normalise(spelling);
                if (key.Length > 0)
                {
                    loose.TryAdd(key, code);
                }
            }
        }
    }
}
