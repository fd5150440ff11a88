using System.Globalization;

namespace Tsela.Engine.Matching.Dates;

/// <summary>The whole numbers of a column, and of what part of a date they may be.</summary>
internal sealed class NumberParts
{
    private const int YearMin = 1000;
    private const int YearMax = 2100;
    private const int LastYearOfThisCentury = 30;

    // a typing error leaves the range of a part now and then, never often
    private const double InRange = 0.9;

    private readonly int[] counts;

    public NumberParts(PersonColumn column)
    {
        Column = column;
        counts = new int[column.Values.Length];
        foreach (var code in column.Codes)
        {
            counts[code]++;
        }

        Numbers = [.. column.Values.Select(Whole)];
        Given = column.Codes.Length - counts[0];
        IsFourDigitYear = Share(YearMin, YearMax) >= InRange;
        IsYear = IsFourDigitYear || (Share(0, 99) >= InRange && Share(0, 31) < InRange);
        IsMonth = Share(1, 12) >= InRange;
        IsDay = Share(1, 31) >= InRange;
    }

    public PersonColumn Column { get; }

    /// <summary>The number of each distinct value; -1 where it is none.</summary>
    public int[] Numbers { get; }

    public int Given { get; }

    public bool IsFourDigitYear { get; }

    public bool IsYear { get; }

    public bool IsMonth { get; }

    public bool IsDay { get; }

    /// <summary>The year that a code means, 0 where it is missing; two digits mean the hundred years up to the thirtieth year of this century.</summary>
    public int Year(int code) => Numbers[code] switch
    {
        < 0 or > 9999 => 0,
        0 when IsFourDigitYear => 0,
        var year when !IsFourDigitYear && year <= LastYearOfThisCentury => 2000 + year,
        var year and < 100 => 1900 + year,
        var year => year,
    };

    /// <summary>The month or day that a code means as it is written, also one that no calendar has; 0 where it is missing.</summary>
    public int Part(int code) => Numbers[code] is >= 0 and <= 99 and var part ? part : 0;

    /// <summary>The share of the given values that lie between two numbers.</summary>
    public double Share(int from, int to)
    {
        if (Given == 0)
        {
            return 0;
        }

        var within = 0;
        for (var code = 1; code < counts.Length; code++)
        {
            within += Numbers[code] >= from && Numbers[code] <= to ? counts[code] : 0;
        }

        return (double)within / Given;
    }

    /// <summary>How many different whole numbers between two numbers occur.</summary>
    public int Kinds(int from, int to) => Numbers.Where(number => number >= from && number <= to).Distinct().Count();

    /// <summary>The share of the given values that the most frequent one has.</summary>
    public double Largest => Given == 0 ? 1 : (double)counts.Skip(1).Max() / Given;

    // spreadsheets and statistics programs write whole numbers as 7.0
    private static int Whole(string value)
    {
        var text = value.AsSpan();
        if (text.EndsWith(".0"))
        {
            text = text[..^2];
        }

        return text.Length is > 0 and <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }
}
