using System.Net;
using Tsela.Access;

namespace Tsela.Tests.Statistics;

/// <summary>An address that asks for what there is not is refused with a sentence, never answered with something else.</summary>
public sealed class RefusedAddressTests
{
    [Theory]
    [InlineData("/adequacy/zz", "There is no file &#x27;zz&#x27;")]
    [InlineData("/adequacy?sort=colour", "There is no order &#x27;colour&#x27;")]
    [InlineData("/adequacy?state=Good", "There is no state &#x27;Good&#x27;")]
    [InlineData("/adequacy?category=ZZZ", "There is no category &#x27;ZZZ&#x27;")]
    [InlineData("/overlaps/zz", "There is no overlap &#x27;zz&#x27;")]
    [InlineData("/indicators/LIM-01/change", "There is one snapshot so far")]
    [InlineData("/tables/new?series=DS15a&rows=sex&every=decade", "&#x27;decade&#x27; is not a time")]
    [InlineData("/tables/new?series=DS01a&rows=sex&measure=sum:person_no", "sum:person_no")]
    public async Task Says_what_there_is_not(string address, string sentence)
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var rig = StatisticsRig.On(site);
        await rig.Deliver("DS15a", "2024-01", [new Dictionary<string, string>(StringComparer.Ordinal) { ["record_no"] = "1", ["issued_on"] = "2024-01-10", ["sex"] = "F" }]);
        await rig.Deliver("DS01a", "2016", [new Dictionary<string, string>(StringComparer.Ordinal) { ["person_no"] = "1", ["sex"] = "F" }]);
        await rig.Take();
        using var statistician = await site.SignedIn(Role.Statistician);
        var answer = await statistician.Get(address);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
