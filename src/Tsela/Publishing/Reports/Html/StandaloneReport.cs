using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Tsela.Publishing.Reports.Filling;

namespace Tsela.Publishing.Reports.Html;

/// <summary>A report as one HTML file that needs nothing else: the same views as on the site, with their styles inside.</summary>
public sealed class StandaloneReport(IRazorViewEngine views, ITempDataProvider temporary, IServiceProvider services, IWebHostEnvironment site)
{
    private const string View = "/Publishing/Reports/Html/StandaloneReport.cshtml";

    /// <param name="Styles">What a style sheet of the site holds, without the files that it would load.</param>
    public sealed record Model(ReportDocument Report, string Styles);

    public async Task<byte[]> Of(ReportDocument report, CancellationToken cancellationToken)
    {
        var context = new ActionContext(new DefaultHttpContext { RequestServices = services, RequestAborted = cancellationToken }, new RouteData(), new ActionDescriptor());
        var found = views.GetView(executingFilePath: null, View, isMainPage: true);
        var data = new ViewDataDictionary<Model>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = new Model(report, await Styles(cancellationToken)) };
        await using var writer = new StringWriter();
        await found.EnsureSuccessful(originalLocations: null).View!.RenderAsync(new ViewContext(context, found.View!, data, new TempDataDictionary(context.HttpContext, temporary), writer, new HtmlHelperOptions()));
        return Encoding.UTF8.GetBytes(writer.ToString());
    }

    private async Task<string> Styles(CancellationToken cancellationToken)
    {
        var file = site.WebRootFileProvider.GetFileInfo("report.css");
        if (!file.Exists)
        {
            return "";
        }

        using var reader = new StreamReader(file.CreateReadStream());
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
