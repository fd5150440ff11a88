using System.Globalization;
using Tsela.Engine.Sdmx;
using Tsela.Engine.Sdmx.Data;
using Tsela.Publishing.Sdmx.Doors;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Data;

/// <summary>The parameters that both generations have.</summary>
internal static class CommonParameters
{
    public static Outcome<DataQuestion> Read(DoorCall call, DataQuestion question)
    {
        var first = Number(call, "firstNObservations");
        var last = Number(call, "lastNObservations");
        var after = Moment(call, "updatedAfter");
        var history = Truth(call, "includeHistory");
        if ((first.Problem ?? last.Problem ?? after.Problem ?? history.Problem) is { } refusal)
        {
            return refusal;
        }

        var dimension = call.Query("dimensionAtObservation") ?? DataStructure.TimeId;
        if (dimension != DataMessage.AllDimensions && question.Flow.Head.PlaceOf(dimension) < 0)
        {
            return SdmxProblems.Syntax(
                $"{dimension} is no dimension of {question.Flow.Dataflow.Reference.Id}. dimensionAtObservation takes TIME_PERIOD, AllDimensions or one of {string.Join(", ", question.Flow.Dimensions.Select(one => one.Id))}.");
        }

        return question with { First = first.Value, Last = last.Value, UpdatedAfter = after.Value, WithHistory = history.Value, ObservationDimension = dimension };
    }

    /// <summary>An instant as xs:dateTime writes it; UTC where it has no zone.</summary>
    public static Outcome<DateTime?> Moment(DoorCall call, string name)
    {
        if (call.Query(name) is not { } text)
        {
            return (DateTime?)null;
        }

        // a plus that was not encoded arrives as a blank
        return DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.UtcDateTime
            : SdmxProblems.Syntax($"{name}={text} is no point in time. Write it as 2024-05-31T12:00:00Z.");
    }

    public static Outcome<int?> Number(DoorCall call, string name)
    {
        if (call.Query(name) is not { } text)
        {
            return (int?)null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : SdmxProblems.Syntax($"{name}={text} is no whole number from 0.");
    }

    private static Outcome<bool> Truth(DoorCall call, string name) => call.Query(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => SdmxProblems.Syntax($"{name}={text}: write true or false."),
    };
}
