using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Tsela.Access;
using Tsela.Disclosure.Extracts.AskForExtract;
using Tsela.Disclosure.Extracts.DecideExtract;
using Tsela.Disclosure.Extracts.FetchExtract;
using Tsela.Disclosure.Extracts.ListExtracts;
using Tsela.Linkage.Purposes.ApprovePurpose;
using Tsela.Linkage.Purposes.RegisterPurpose;
using Tsela.Shared;
using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure.Extracts;

public sealed class ExtractTests
{
    private static readonly Actor Statistician = new("statistician", Rights.Of(Role.Statistician), Institution: null, Role.Statistician);
    private static readonly Actor Head = new("head", Rights.Of(Role.Head), Institution: null, Role.Head);
    private static readonly Actor Officer = new("officer", Rights.Of(Role.DataProtectionOfficer), Institution: null, Role.DataProtectionOfficer);
    private static readonly XNamespace Ddi = "ddi:codebook:2_5";

    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_extract_approved_by_two_is_read_back_by_its_codebook_and_names_nobody(Engine engine)
    {
        await using var rig = await Started(engine);
        var code = await Asked(rig, await Purpose(rig), "sex", "birth_date", "citizenships", "decided_on");
        Assert.Equal("extract.not-approved", (await Fetch(rig, code)).Problem!.Code);
        Assert.True((await Decide(rig, code, Head)).Succeeded);
        Assert.Equal("extract.not-approved", (await Fetch(rig, code)).Problem!.Code);
        Assert.Equal("extract.decided", (await Decide(rig, code, Head)).Problem!.Code);
        Assert.True((await Decide(rig, code, Officer)).Succeeded);
        var files = await Files(rig, code);
        Assert.Equal([$"{code}-ddi.xml", $"{code}.csv", $"{code}.do", $"{code}.sas", $"{code}.sps", $"{code}.txt"], files.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(files.Values, text => text.Contains("Mokoena", StringComparison.OrdinalIgnoreCase) || text.Contains("P10", StringComparison.Ordinal) || text.Contains("2024/", StringComparison.Ordinal));

        var variables = XDocument.Parse(files[$"{code}-ddi.xml"]).Descendants(Ddi + "var").ToList();
        var csv = files[$"{code}.csv"].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(csv[0].Split(','), variables.Select(variable => variable.Attribute("name")!.Value));
        var fixedRows = files[$"{code}.txt"].Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(6, fixedRows.Length);
        foreach (var (row, line) in csv.Skip(1).Zip(fixedRows))
        {
            Assert.Equal(row.Split(','), variables.Select(variable => Cut(line, variable.Element(Ddi + "location")!)));
        }

        Assert.Equal(["1990", "1991", "1992"], csv.Skip(1).Select(row => row.Split(',')[2]).Distinct().Order(StringComparer.Ordinal));
        var sex = variables.Single(variable => variable.Attribute("name")!.Value == "sex");
        Assert.Equal("3", sex.Elements(Ddi + "catgry").Single(category => category.Element(Ddi + "catValu")!.Value == "F").Element(Ddi + "catStat")!.Value);
        Assert.Contains($"sex {sex.Element(Ddi + "location")!.Attribute("StartPos")!.Value}-", files[$"{code}.sps"], StringComparison.Ordinal);
        Assert.Contains("replace n_sex = 1 if sex == \"F\"", files[$"{code}.do"], StringComparison.Ordinal);
        Assert.Contains("INFILE", files[$"{code}.sas"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_risk_is_that_of_counting_by_hand()
    {
        await using var rig = await Started(Engine.Sqlite);
        var code = await Asked(rig, await Purpose(rig), "sex", "birth_date");
        // F 1990 three times, M 1991 twice, M 1992 once
        var listed = await rig.Run<ListExtracts, Outcome<ListExtracts.Listed>>(slice => slice.Handle(new(code), Token), Statistician);
        var extract = Assert.Single(listed.Value.Extracts);
        Assert.Equal((6, 1, 1, 0.5), (extract.Rows, extract.SmallestGroup, extract.UniqueRows, extract.AverageRisk));
    }

    [Fact]
    public async Task The_same_person_has_one_pseudonym_in_one_purpose_and_another_in_another()
    {
        await using var rig = await Started(Engine.Sqlite);
        var (first, second) = (await Purpose(rig), await Purpose(rig));
        async Task<List<string>> Persons(string purpose)
        {
            var code = await Asked(rig, purpose, "sex");
            await Decide(rig, code, Head);
            await Decide(rig, code, Officer);
            return [.. (await Files(rig, code))[$"{code}.csv"].Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[0])];
        }

        var once = await Persons(first);
        Assert.Equal(once, await Persons(first));
        Assert.Equal(5, once.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(once.Intersect(await Persons(second)));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_ends_it_and_only_the_two_decide()
    {
        await using var rig = await Started(Engine.Sqlite);
        var code = await Asked(rig, await Purpose(rig), "sex");
        Assert.Equal("access.not-allowed", (await Decide(rig, code, Statistician)).Problem!.Code);
        Assert.Equal("extract.not-a-decider", (await Decide(rig, code, Actor.CommandLine)).Problem!.Code);
        Assert.Equal("extract.reason-missing", (await Decide(rig, code, Officer, approves: false)).Problem!.Code);
        Assert.True((await Decide(rig, code, Officer, approves: false, "Too many variables.")).Succeeded);
        Assert.Equal("extract.decided", (await Decide(rig, code, Head)).Problem!.Code);
        Assert.Contains("refused", (await Fetch(rig, code)).Problem!.Sentence, StringComparison.Ordinal);
        Assert.Equal("extract.unknown", (await Fetch(rig, "X-99")).Problem!.Code);
    }

    [Fact]
    public async Task What_is_missing_in_a_request_is_said_at_its_field()
    {
        await using var rig = await Started(Engine.Sqlite);
        var asked = await rig.Run<AskForExtract, Outcome<AskForExtract.Asked>>(slice => slice.Handle(new("", "RP-099", "", new DateOnly(2020, 1, 1), "DS15a", ["surname", "permit_no"]), Token), Statistician);
        Assert.Equal(["recipient", "legalBasis", "until", "variables", "purpose"], asked.Value.Faults.Select(fault => fault.Field));
    }

    [Fact]
    public async Task The_pages_ask_decide_and_fetch()
    {
        await using var site = await TestSite.Start(Engine.Sqlite);
        var rig = StatisticsRig.On(site);
        await Delivered(rig);
        var purpose = await Purpose(rig);
        var statistician = await site.SignedIn(Role.Statistician);
        Assert.Contains("Citizenships", await statistician.GetStringAsync(new Uri("/extracts/ask?series=DS15a", UriKind.Relative), Token), StringComparison.Ordinal);
        var until = DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var faulty = await statistician.Submit("/extracts/ask?series=DS15a", ("recipient", "A. Statistician, NUL"), ("purpose", purpose), ("legalBasis", ""), ("until", until), ("variables", "sex"));
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        var asked = await statistician.Submit("/extracts/ask?series=DS15a", ("recipient", "A. Statistician, NUL"), ("purpose", purpose), ("legalBasis", "Statistics Act"), ("until", until), ("variables", "sex"));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await statistician.GetAsync(new Uri("/extracts/X-1/data.zip", UriKind.Relative), Token)).StatusCode);
        foreach (var role in new[] { Role.Head, Role.DataProtectionOfficer })
        {
            var decider = await site.SignedIn(role);
            Assert.Equal(HttpStatusCode.Redirect, (await decider.Submit("/extracts", ("code", "X-1"), ("approves", "true"))).StatusCode);
        }

        var fetched = await statistician.GetAsync(new Uri("/extracts/X-1/data.zip", UriKind.Relative), Token);
        Assert.Equal("application/zip", fetched.Content.Headers.ContentType!.MediaType);
        Assert.NotEqual(HttpStatusCode.OK, (await site.Anonymous().GetAsync(new Uri("/extracts/X-1/data.zip", UriKind.Relative), Token)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await (await site.SignedIn(Role.Reader)).GetAsync(new Uri("/extracts", UriKind.Relative), Token)).StatusCode);
    }

    private static string Cut(string line, XElement location) =>
        line.Substring((int)location.Attribute("StartPos")! - 1, (int)location.Attribute("width")!).Trim();

    private static async Task<StatisticsRig> Started(Engine engine)
    {
        var rig = await StatisticsRig.Start(engine);
        await Delivered(rig);
        return rig;
    }

    private static async Task Delivered(StatisticsRig rig)
    {
        Dictionary<string, string> Row(int number, string sex, string birth, string passport) => new(StringComparer.Ordinal)
        {
            ["record_no"] = $"2024/{number}", ["surname"] = "Mokoena", ["given_names"] = $"Thabo {passport}", ["sex"] = sex, ["birth_date"] = birth,
            ["citizenships"] = number % 2 == 0 ? "CN" : "ZA", ["decided_on"] = "2024-05-17", ["decision"] = "granted", ["document_no"] = passport,
        };
        await rig.Deliver("DS15a", "2024",
        [
            Row(1, "F", "1990-02-03", "P101"), Row(2, "F", "1990-07-08", "P102"), Row(3, "F", "1990-02-03", "P101"),
            Row(4, "M", "1991-01-01", "P103"), Row(5, "M", "1991-12-31", "P104"), Row(6, "M", "1992-06-15", "P105"),
        ]);
        await rig.Take();
    }

    private static async Task<string> Purpose(StatisticsRig rig)
    {
        var code = (await rig.Run<RegisterPurpose, Outcome<RegisterPurpose.Registered>>(slice => slice.Handle(new($"Study {Guid.NewGuid()}", "A study, Statistics Act."), Token), Statistician)).Value.Code!;
        Assert.True((await rig.Run<ApprovePurpose, Outcome<Done>>(slice => slice.Handle(new(code, Approves: true, ""), Token), Officer)).Succeeded);
        return code;
    }

    private static async Task<string> Asked(StatisticsRig rig, string purpose, params string[] variables)
    {
        var until = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(30);
        var asked = await rig.Run<AskForExtract, Outcome<AskForExtract.Asked>>(slice => slice.Handle(new("A. Statistician, NUL", purpose, "Statistics Act", until, "DS15a", variables), Token), Statistician);
        Assert.Empty(asked.Value.Faults);
        return asked.Value.Code!;
    }

    private static Task<Outcome<Done>> Decide(StatisticsRig rig, string code, Actor actor, bool approves = true, string why = "") =>
        rig.Run<DecideExtract, Outcome<Done>>(slice => slice.Handle(new(code, approves, why), Token), actor);

    private static Task<Outcome<FetchExtract.Fetched>> Fetch(StatisticsRig rig, string code) =>
        rig.Run<FetchExtract, Outcome<FetchExtract.Fetched>>(slice => slice.Handle(new(code), Token), Statistician);

    private static async Task<Dictionary<string, string>> Files(StatisticsRig rig, string code)
    {
        var fetched = await Fetch(rig, code);
        await using var content = fetched.Value.Content;
        using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(entry => entry.Name, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }, StringComparer.Ordinal);
    }
}
