using System.Globalization;
using System.Text.RegularExpressions;

namespace Tsela.Publishing.Reports.Filling;

/// <summary>A year, a quarter or a month.</summary>
public sealed partial record ReportPeriod(string Kind, int Year, int Part)
{
    /// <summary>As the codes of time write it: 2024, 2024-Q1, 2024-03.</summary>
    public string Code => Kind switch
    {
        "year" => Text(Year),
        "quarter" => $"{Text(Year)}-Q{Part}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Part:00}"),
    };

    /// <summary>As people read it: 2024, first quarter of 2024, March 2024.</summary>
    public string Words => Kind switch
    {
        "year" => Text(Year),
        "quarter" => $"quarter {Part} of {Text(Year)}",
        _ => First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>For the head of a column.</summary>
    public string Head => Kind switch
    {
        "year" => Text(Year),
        "quarter" => $"Q{Part} {Text(Year)}",
        _ => First.ToString("MMM yyyy", CultureInfo.InvariantCulture),
    };

    public DateOnly First => Kind switch
    {
        "year" => new(Year, 1, 1),
        "quarter" => new(Year, (Part * 3) - 2, 1),
        _ => new(Year, Part, 1),
    };

    public DateOnly Last => Next.First.AddDays(-1);

    public ReportPeriod Next => Back(-1);

    /// <summary>Periods of one kind as few words: 1996, 2006, 2016 to 2025.</summary>
    public static string Runs(IEnumerable<ReportPeriod> periods)
    {
        var runs = new List<(ReportPeriod From, ReportPeriod To)>();
        foreach (var period in periods.OrderBy(period => period.First))
        {
            if (runs is [.., var last] && last.To.Next == period)
            {
                runs[^1] = (last.From, period);
            }
            else
            {
                runs.Add((period, period));
            }
        }

        return string.Join(", ", runs.Select(run => run.From == run.To ? run.From.Code : $"{run.From.Code} to {run.To.Code}"));
    }

    public static ReportPeriod OfYear(int year) => new("year", year, 1);

    /// <summary>Null where the text is no period.</summary>
    public static ReportPeriod? Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["quarter"].Success)
        {
            return new("quarter", year, match.Groups["quarter"].ValueSpan[0] - '0');
        }

        return match.Groups["month"].Success ? new("month", year, int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture)) : OfYear(year);
    }

    /// <summary>So many periods of the same kind before; after where negative.</summary>
    public ReportPeriod Back(int count)
    {
        if (Kind == "year")
        {
            return this with { Year = Year - count };
        }

        var size = Kind == "quarter" ? 4 : 12;
        var number = (Year * size) + Part - 1 - count;
        return this with { Year = number / size, Part = (number % size) + 1 };
    }

    private static string Text(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<year>[12][0-9]{3})(-Q(?<quarter>[1-4])|-(?<month>0[1-9]|1[0-2]))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Form();
}
