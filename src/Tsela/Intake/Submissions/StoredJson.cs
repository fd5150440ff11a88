using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tsela.Intake.Submissions;

/// <summary>The form of the JSON that a submission keeps of its check.</summary>
public static class StoredJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
}
