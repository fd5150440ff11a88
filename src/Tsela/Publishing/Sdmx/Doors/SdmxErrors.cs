using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using Tsela.Shared;

namespace Tsela.Publishing.Sdmx.Doors;

/// <summary>Writes a refusal as the standard wants it: an Error message in XML, or the errors of an SDMX-JSON message.</summary>
internal static class SdmxErrors
{
    private const string Message21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message";
    private const string Common21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common";
    private const string Message30 = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message";
    private const string Common30 = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common";

    /// <summary>The standard's number of a refusal (its own ones begin at 1000) and the status of HTTP that goes with it.</summary>
    public static (int Number, int Status) NumberOf(Problem problem, SdmxGeneration generation) => problem.Code switch
    {
        SdmxProblems.NoResultsCode or SdmxProblems.EmptyCode => (100, StatusCodes.Status404NotFound),
        SdmxProblems.SyntaxCode => (140, StatusCodes.Status400BadRequest),
        SdmxProblems.SemanticCode => (150, generation == SdmxGeneration.Two ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status403Forbidden),
        SdmxProblems.TooLargeCode => (510, StatusCodes.Status413PayloadTooLarge),
        SdmxProblems.NotImplementedCode => (501, StatusCodes.Status501NotImplemented),
        SdmxProblems.UnavailableCode => (503, StatusCodes.Status503ServiceUnavailable),
        SdmxProblems.FailedCode => (500, StatusCodes.Status500InternalServerError),
        SdmxProblems.NotAcceptableCode => (1406, StatusCodes.Status406NotAcceptable),
        SdmxProblems.TooLongCode => (1414, StatusCodes.Status414UriTooLong),
        SdmxProblems.WrongMethodCode => (1405, StatusCodes.Status405MethodNotAllowed),
        _ => throw new InvalidOperationException($"{problem.Code} is not a refusal of the SDMX doors."),
    };

    public static async Task Write(HttpContext http, Problem problem)
    {
        var generation = SdmxGenerations.Of(http.Request);
        var (number, status) = NumberOf(problem, generation);
        http.Response.StatusCode = status;
        http.Response.Headers.ContentLanguage = "en";
        http.Response.Headers.CacheControl = "no-cache";
        using var body = new MemoryStream();
        if (WantsJson(http.Request, generation))
        {
            http.Response.ContentType = generation == SdmxGeneration.Two ? SdmxMedia.DataJson20.ContentType : SdmxMedia.DataJson10.ContentType;
            WriteJson(body, number, problem.Sentence);
        }
        else
        {
            http.Response.ContentType = "application/xml; charset=utf-8";
            WriteXml(body, generation, number, problem.Sentence);
        }

        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), http.RequestAborted);
    }

    /// <summary>What the client likes better; where it does not say, XML in the first generation and JSON in the second.</summary>
    private static bool WantsJson(HttpRequest request, SdmxGeneration generation)
    {
        var liked = AcceptRange.Read(request.Headers.Accept).Where(range => range.Weight > 0).OrderByDescending(range => range.Weight)
            .FirstOrDefault(range => range.Type.EndsWith("json", StringComparison.Ordinal) || range.Type.EndsWith("xml", StringComparison.Ordinal));
        return liked?.Type.EndsWith("json", StringComparison.Ordinal) ?? generation == SdmxGeneration.Two;
    }

    private static void WriteXml(Stream body, SdmxGeneration generation, int number, string sentence)
    {
        var (message, common) = generation == SdmxGeneration.Two ? (Message30, Common30) : (Message21, Common21);
        using var xml = XmlWriter.Create(body, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("mes", "Error", message);
        xml.WriteAttributeString("xmlns", "com", null, common);
        xml.WriteStartElement("ErrorMessage", message);
        xml.WriteAttributeString("code", number.ToString(CultureInfo.InvariantCulture));
        xml.WriteStartElement("Text", common);
        xml.WriteAttributeString("xml", "lang", null, "en");
        xml.WriteString(sentence);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteJson(Stream body, int number, string sentence)
    {
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteNumber("code", number);
        json.WriteString("title", sentence);
        json.WriteString("detail", sentence);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
