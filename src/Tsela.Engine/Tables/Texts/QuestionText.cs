using Tsela.Engine.Columns;

namespace Tsela.Engine.Tables.Texts;

/// <summary>A question in words, as the command line and a permanent link write it.</summary>
public sealed record QuestionText
{
    private const int TotalledMax = 16;

    /// <summary>Columns and levels, <c>sex,district@zone,event_date@year</c>; empty for one cell.</summary>
    public string By { get; init; } = "";

    /// <summary>Conditions, <c>sex=F;district=LS-A|LS-B</c>; every one must be met.</summary>
    public string Where { get; init; } = "";

    /// <summary>What is measured, as <see cref="CountTexts"/> reads it.</summary>
    public string Measure { get; init; } = "count";

    /// <summary>Column that says how much a row counts; null where every row counts once.</summary>
    public string? Weight { get; init; }

    /// <summary>True where each dimension has a total.</summary>
    public bool Totals { get; init; }

    /// <summary>The columns of the first and the last day of validity, <c>from,to</c>; null where no stock is asked for.</summary>
    public string? Stock { get; init; }

    /// <summary>The days of the stock, as <see cref="DayTexts.Days"/> reads them.</summary>
    public string? At { get; init; }

    /// <summary>The column of the event's date; null where no flow is asked for.</summary>
    public string? Flow { get; init; }

    /// <summary>The time of the flow, as <see cref="DayTexts.Span"/> reads it; null for all time.</summary>
    public string? In { get; init; }

    /// <summary>Reads the question.</summary>
    /// <param name="scope">What it may name.</param>
    /// <exception cref="QuestionRefusedException">A word is not known; the message names the nearest.</exception>
    public Question Read(QuestionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var measure = CountTexts.Read(Measure, scope);
        var time = Time(scope);
        return new Question
        {
            By = Dimensions(scope, time),
            Where = WhereTexts.Read(Where, scope, time),
            Measure = measure,
            Weight = Weighed(scope, measure),
            Totals = Totals,
            Time = time,
        };
    }

    private List<Dimension> Dimensions(QuestionScope scope, TimeRule? time)
    {
        var by = new List<Dimension>();
        foreach (var part in By.Length == 0 ? [] : TextParts.Split(By, ","))
        {
            var dimension = part.Length > 0 ? DimensionTexts.Read(part, scope, time) : throw new QuestionRefusedException($"In '{By}' there is nothing between two commas.");
            if (by.Exists(other => other.Name == dimension.Name))
            {
                throw new QuestionRefusedException($"'{dimension.Name}' stands twice in '{By}'.");
            }

            by.Add(dimension);
        }

        return Totals && by.Count > TotalledMax
            ? throw new QuestionRefusedException($"Totals over {by.Count} dimensions are too many; leave them out, or break down by at most {TotalledMax}.")
            : by;
    }

    private string? Weighed(QuestionScope scope, Measure measure)
    {
        if (Weight is null)
        {
            return null;
        }

        return measure.Aggregate is Aggregate.Count or Aggregate.Sum or Aggregate.Mean
            ? scope.Column<NumberColumn>(Weight, "a weight").Name
            : throw new QuestionRefusedException($"'{Measure}' has no weighted form; a count, a sum and a mean have.");
    }

    private TimeRule? Time(QuestionScope scope)
    {
        if (Flow is not null && (Stock ?? At) is not null)
        {
            throw new QuestionRefusedException("A question is about a stock on days or about a flow in a period, not about both.");
        }

        if (Flow is not null || In is not null)
        {
            var date = scope.Column<DateColumn>(Flow ?? throw new QuestionRefusedException($"'{In}' is the time of a flow; say also the column of the event's date."), "a flow").Name;
            var (first, last) = In is null ? (DateOnly.MinValue, DateOnly.MaxValue) : DayTexts.Span(In);
            return new FlowIn(first, last, date);
        }

        if (Stock is null && At is null)
        {
            return null;
        }

        if (At is null)
        {
            throw new QuestionRefusedException("A stock needs its day; say at which, such as 2023-12-31 or monthly:2015-01..2024-12.");
        }

        if (Stock is null && !scope.Table.TryFind(new StockOn(default).From, out _))
        {
            throw new QuestionRefusedException($"'{At}' is the day of a stock; say also the two columns of the first and the last day of validity.");
        }

        var (from, to) = Validity(scope);
        var (days, isSeries) = DayTexts.Days(At);
        return days.Count > 1 || isSeries ? new StockOnDays(days, from, to) : new StockOn(days[0], from, to);
    }

    private (string From, string To) Validity(QuestionScope scope)
    {
        var ends = TextParts.Split(Stock ?? $"{new StockOn(default).From},{new StockOn(default).To}", ",");
        return ends.Count == 2
            ? (scope.Column<DateColumn>(TextParts.Unquoted(ends[0]), "a stock").Name, scope.Column<DateColumn>(TextParts.Unquoted(ends[1]), "a stock").Name)
            : throw new QuestionRefusedException($"'{Stock}' must name two columns, the first and the last day of validity, with a comma between.");
    }
}
