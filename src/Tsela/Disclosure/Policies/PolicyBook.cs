using System.Text.Json;
using Tsela.Catalogue;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Disclosure.Policies;

/// <summary>The policy of every series, read and checked once at start.</summary>
public sealed class PolicyBook
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { PropertyNameCaseInsensitive = false };

    private readonly Dictionary<string, Policy> bySeries = new(StringComparer.Ordinal);

    private PolicyBook(IReadOnlyList<Policy> policies) => All = policies;

    /// <summary>By name.</summary>
    public IReadOnlyList<Policy> All { get; }

    public Policy Of(string series) => bySeries[series];

    /// <summary>The strictest of the policies of some series: the one with the highest minimum.</summary>
    public Policy Strictest(IEnumerable<string> series) =>
        series.Where(bySeries.ContainsKey).Select(Of).OrderByDescending(policy => policy.Minimum).ThenByDescending(policy => policy.GroupDisclosure is not null)
            .ThenByDescending(policy => policy.PPercent is not null).FirstOrDefault() ?? All.First(policy => policy.ShowsEverything);

    public IEnumerable<string> SeriesOf(Policy policy) => bySeries.Where(one => one.Value == policy).Select(one => one.Key).Order(StringComparer.Ordinal);

    /// <exception cref="UnusableInputException">A policy is wrong; the message lists every fault with its file.</exception>
    public static PolicyBook Of(ReferenceFolder folder, NationalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(catalogue);
        var faults = new List<string>();
        var policies = Read(Path.Combine(folder.Root, "policies"), faults);
        var book = new PolicyBook([.. policies.Select(one => one.Policy).OrderBy(policy => policy.Name, StringComparer.Ordinal)]);
        foreach (var (file, policy) in policies)
        {
            faults.AddRange(PolicyCheck.FaultsOf(policy, catalogue).Select(fault => $"{file}: {fault}"));
        }

        book.Assign(catalogue, faults);
        return faults.Count == 0
            ? book
            : throw new UnusableInputException($"The policies of protection in data/policies cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}");
    }

    private static List<(string File, Policy Policy)> Read(string folder, List<string> faults)
    {
        var policies = new List<(string, Policy)>();
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (var path in files.Order(StringComparer.Ordinal))
        {
            var file = $"policies/{Path.GetFileName(path)}";
            try
            {
                policies.Add((file, JsonSerializer.Deserialize<Policy>(File.ReadAllText(path), Form)!));
            }
            catch (JsonException wrong)
            {
                faults.Add($"{file}: {wrong.Message}");
            }
        }

        return policies;
    }

    private void Assign(NationalCatalogue catalogue, List<string> faults)
    {
        foreach (var (id, schema) in catalogue.Series.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var named = All.Where(policy => policy.Series.Contains(id, StringComparer.Ordinal)).ToList();
            var level = schema.Tsela!.Confidentiality;
            var found = named.Count > 0 ? named : [.. All.Where(policy => policy.Confidentiality.Contains(level, StringComparer.Ordinal))];
            if (found.Count == 1)
            {
                bySeries[id] = found[0];
            }
            else
            {
                faults.Add(found.Count == 0
                    ? $"policies: no policy is for {id} or for what is {level}. Name the series or the level in one of them."
                    : $"policies: {id} has the policies {string.Join(" and ", found.Select(policy => policy.Name))}. Name it in one alone.");
            }
        }
    }
}
