using System.Text.Json;
using System.Text.Json.Serialization;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Publishing.Reports.Templates;

/// <summary>The templates of all reports, read and checked once at start.</summary>
public sealed class ReportTemplates
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false, AllowOutOfOrderMetadataProperties = true,
    };

    private readonly Dictionary<string, ReportTemplate> byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The profile first, then by code.</summary>
    public IReadOnlyList<ReportTemplate> All => [.. byId.Values.OrderBy(template => template.Id != ReportTemplate.Profile).ThenBy(template => template.Id, StringComparer.Ordinal)];

    /// <param name="id">Of the report, or of the regular report that it is: RP10 is the profile.</param>
    public ReportTemplate? Find(string id) => byId.GetValueOrDefault(id) ?? byId.Values.FirstOrDefault(template => template.Regular.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="UnusableInputException">A template is wrong; the message lists every fault with its file.</exception>
    public static ReportTemplates Read(ReferenceFolder folder, NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var faults = new List<string>();
        var templates = new ReportTemplates();
        templates.ReadProfile(folder, faults);
        foreach (var path in Files(folder, "reports"))
        {
            if (ReadFile<ReportTemplate>(path, faults) is { } template)
            {
                templates.Add(template, path, faults);
            }
        }

        foreach (var template in templates.byId.Values)
        {
            faults.AddRange(new TemplateCheck(catalogue, template).Faults().Select(fault => $"{template.Id}: {fault}"));
        }

        return faults.Count == 0 ? templates : throw new UnusableInputException(
            $"The reports in data/profile and data/reports cannot be made as written:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    /// <summary>The profile is long: its parts stand in files beside each other, in the order of their names.</summary>
    private void ReadProfile(ReferenceFolder folder, List<string> faults)
    {
        ReportTemplate? head = null;
        var parts = new List<TemplatePart>();
        foreach (var path in Files(folder, "profile"))
        {
            if (Path.GetFileName(path) == "profile.json")
            {
                head = ReadFile<ReportTemplate>(path, faults);
            }
            else if (ReadFile<TemplatePart>(path, faults) is { } part)
            {
                parts.Add(part);
            }
        }

        if (head is not null)
        {
            Add(head with { Parts = [.. head.Parts, .. parts] }, "profile.json", faults);
        }
        else if (parts.Count > 0)
        {
            faults.Add("data/profile has parts and no profile.json, which says its title and periods.");
        }
    }

    private void Add(ReportTemplate template, string path, List<string> faults)
    {
        if (!Path.GetFileNameWithoutExtension(path).Equals(template.Id, StringComparison.Ordinal))
        {
            faults.Add($"{path}: the file is named so and its content says '{template.Id}'; the two must agree.");
        }
        else if (!byId.TryAdd(template.Id, template))
        {
            faults.Add($"{path}: there are two reports '{template.Id}'.");
        }
    }

    private static IEnumerable<string> Files(ReferenceFolder folder, string name)
    {
        var full = Path.Combine(folder.Root, name);
        return Directory.Exists(full) ? Directory.EnumerateFiles(full, "*.json").Order(StringComparer.Ordinal) : [];
    }

    private static T? ReadFile<T>(string path, List<string> faults)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Form);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            faults.Add($"{path}: {wrong.Message}");
            return null;
        }
    }
}
