using System.Text;
using System.Text.RegularExpressions;
using Tsela.Disclosure;

namespace Tsela.Publishing.Sdmx;

/// <summary>Codes and names of the country as ids of the standard.</summary>
internal static partial class SdmxCode
{
    /// <summary>The whole country in CL_AREA.</summary>
    public const string Country = "LS";

    private static readonly string[] Sexes = ["F", "M", "_N", "_O", "_T", "_U", "_Z"];

    /// <summary>The code of CL_SEX; null where the list has none for it.</summary>
    public static string? OfSex(string code) => code switch { "X" => "_O", "U" => "_U", _ => Sexes.Contains(code, StringComparer.Ordinal) ? code : null };

    /// <summary>An age group composed as the guidelines for CL_AGE say, as Y15T24 or Y_GE65; other codes as they are.</summary>
    public static string OfAge(string code)
    {
        var match = AgeGroup().Match(code);
        if (!match.Success)
        {
            return OfCode(code);
        }

        var from = int.Parse(match.Groups["from"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return match.Groups["to"].Success ? $"Y{from}T{int.Parse(match.Groups["to"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)}"
            : match.Groups["open"].Success ? $"Y_GE{from}"
            : $"Y{from}";
    }

    public static string OfArea(string code, SafeDimensionKind kind) => kind == SafeDimensionKind.District && code == SafeDimension.Total ? Country : OfCode(code);

    /// <summary>Letters, digits, _ @ $ and - stay; everything else becomes _.</summary>
    public static string OfCode(string code)
    {
        var id = new StringBuilder(code.Length);
        foreach (var letter in code)
        {
            id.Append(char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '@' or '$' ? letter : '_');
        }

        return id.Length == 0 ? "_X" : id.ToString();
    }

    /// <summary>A name in capital letters that XML allows too: LIM_01 of LIM-01, COUNTRY_OF_BIRTH of country of birth.</summary>
    public static string OfName(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                id.Append(char.ToUpperInvariant(letter));
            }
            else if (id.Length > 0 && id[^1] != '_')
            {
                id.Append('_');
            }
        }

        var text = id.ToString().TrimEnd('_');
        return text.Length == 0 || char.IsAsciiDigit(text[0]) ? $"X_{text}" : text;
    }

    /// <summary>The code of a unit of measure: the currency's own, else its words.</summary>
    public static string OfUnit(string unit) => unit.ToUpperInvariant() switch
    {
        "MALOTI" => "LSL",
        "US DOLLARS" or "USD" => "USD",
        "RAND" => "ZAR",
        "%" or "PERCENT" or "PER CENT" => "PERCENT",
        _ => OfName(unit),
    };

    [GeneratedRegex(@"^(?<from>\d{1,3})((-|–)(?<to>\d{1,3})|(?<open>\+))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AgeGroup();
}
