using Tsela.Catalogue;
using Tsela.Engine.Suppression;
using Tsela.Engine.Suppression.CellKeys;

namespace Tsela.Disclosure.Policies;

/// <summary>What is wrong with a policy, each with its place and what to do.</summary>
internal static class PolicyCheck
{
    private static readonly string[] Levels = ["open", "internal", "personal", "sensitive"];
    private static readonly string[] Units = ["person", "case", "holder", "figure"];
    private static readonly string[] Methods = [Policy.Suppress, Policy.CellKey];

    public static IEnumerable<string> FaultsOf(Policy policy, NationalCatalogue catalogue) =>
        OfSeries(policy, catalogue).Concat(OfRules(policy)).Concat(OfMethods(policy)).Concat(OfNoise(policy));

    private static IEnumerable<string> OfSeries(Policy policy, NationalCatalogue catalogue)
    {
        foreach (var id in policy.Series.Where(id => !catalogue.Series.ContainsKey(id)))
        {
            yield return $"series: there is no series {id}.";
        }

        foreach (var level in policy.Confidentiality.Except(Levels, StringComparer.Ordinal))
        {
            yield return $"confidentiality: '{level}' is none of {string.Join(", ", Levels)}.";
        }

        if (policy.Series.Count + policy.Confidentiality.Count == 0)
        {
            yield return "series: name the series or the levels of confidentiality that the policy is for.";
        }

        var open = policy.Series.Where(id => catalogue.Series.TryGetValue(id, out var schema) && schema.Tsela!.Confidentiality != "open").ToList();
        if (policy.ShowsEverything && (open.Count > 0 || policy.Confidentiality.Any(level => level != "open")))
        {
            yield return "minimum: a policy that hides nothing is for open series alone. Give a minimum of 3 or more.";
        }

        var columns = catalogue.Series.Values.SelectMany(schema => schema.Fields).SelectMany(field => new[] { field.Name, field.Concept }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var column in policy.Sensitive.Where(column => !columns.Contains(column)))
        {
            yield return $"sensitive: no series has a field '{column}'.";
        }
    }

    private static IEnumerable<string> OfRules(Policy policy)
    {
        if (policy.Minimum is < 1 or 2 or > 100)
        {
            yield return $"minimum: {policy.Minimum} is not possible. Give 1 for open figures, else 3 to 100: below 3 one of two would learn of the other.";
        }

        if (policy.PPercent is <= 0 or > 100)
        {
            yield return $"pPercent: {policy.PPercent} is not a percentage.";
        }

        if (policy.Dominance is { } dominance && dominance is not [1 or 2, > 0 and <= 100])
        {
            yield return "dominance: give the number of the greatest (1 or 2) and the percentage, as [2, 85].";
        }

        if (policy.GroupDisclosure is < 0 or > 10)
        {
            yield return $"groupDisclosure: {policy.GroupDisclosure} is not possible. Give how many may stand outside, usually 1.";
        }

        if (policy.Zeros is not ("published" or "protected"))
        {
            yield return $"zeros: '{policy.Zeros}' is neither published nor protected.";
        }

        if (!Units.Contains(policy.Unit, StringComparer.Ordinal))
        {
            yield return $"unit: '{policy.Unit}' is none of {string.Join(", ", Units)}.";
        }
    }

    private static IEnumerable<string> OfMethods(Policy policy)
    {
        foreach (var method in policy.Methods.Except(Methods, StringComparer.Ordinal))
        {
            yield return $"methods: '{method}' is none of {string.Join(", ", Methods)}.";
        }

        if (!policy.ShowsEverything && !policy.Methods.Contains(Policy.Suppress, StringComparer.Ordinal))
        {
            yield return $"methods: add {Policy.Suppress}: the tables of releases are protected by nothing else.";
        }
    }

    private static IEnumerable<string> OfNoise(Policy policy)
    {
        if (policy.Noise is null && !policy.AllowsQuestions)
        {
            yield break;
        }

        if (!policy.AllowsQuestions || policy.Noise is not [var largest, _, var none] || largest != decimal.Truncate(largest) || none != decimal.Truncate(none))
        {
            yield return "noise: the method cell-key needs three numbers, as [5, 3, 2]: the largest change, the variance, and up to which count none is shown; no other method has them.";
            yield break;
        }

        if (none < policy.Minimum - 1)
        {
            yield return $"noise: counts up to {none} would not be shown, and the policy's minimum is {policy.Minimum}. Give {policy.Minimum - 1} or more.";
        }

        if (Impossible(policy) is { } why)
        {
            yield return $"noise: {why}";
        }
    }

    private static string? Impossible(Policy policy)
    {
        try
        {
            PerturbationTable.Of(policy.NoiseParameters!);
            return null;
        }
        catch (ProtectionRefusedException refused)
        {
            return refused.Message;
        }
    }
}
