using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Tsela.Shared;

namespace Tsela.Intake.Api;

/// <summary>The file of an upload as a stream: the first file part of a form, or the body itself. Nothing is held in memory.</summary>
public static class FileUpload
{
    public static readonly Problem NoFile = new("submission.no-file", "No file came with the request. Send it as the body, or as a part of a form.");

    private const int RoomForTheForm = 1 << 20;

    public static async Task<Outcome<(Stream Content, string FileName)>> Open(HttpRequest request, long bytesMax, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytesMax + RoomForTheForm;
        }

        if (request.ContentLength > bytesMax + RoomForTheForm)
        {
            return IntakeProblems.TooLarge(bytesMax);
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return (request.Body, request.Query["fileName"].ToString());
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary))
        {
            return NoFile;
        }

        try
        {
            var parts = new MultipartReader(boundary, request.Body);
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (part.AsFileSection() is { } file && file.FileStream is not null)
                {
                    return (file.FileStream, file.FileName);
                }
            }
        }
        catch (Exception damaged) when (damaged is IOException or InvalidDataException)
        {
            return IntakeProblems.CutShort;
        }

        return NoFile;
    }
}
