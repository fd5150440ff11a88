using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Tsela.Tests.Publishing.Sdmx;

/// <summary>The doors for structures, availability and schemas over HTTP.</summary>
public sealed class StructureDoorTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private const string Xml3 = "application/vnd.sdmx.structure+xml;version=3.0.0";

    [Theory]
    [InlineData("dataflow", "Dataflow:3")]
    [InlineData("dataflow/all/all/latest/", "Dataflow:3")]
    [InlineData("datastructure/LSBOS/DSD_LIM_01+DSD_REM_01/1.0", "DataStructure:2")]
    [InlineData("codelist/SDMX/CL_SEX/2.1", "Codelist:1")]
    [InlineData("organisationscheme", "AgencyScheme:1 DataProviderScheme:1")]
    [InlineData("contentconstraint/LSBOS", "ContentConstraint:3")]
    [InlineData("dataflow/LSBOS/DF_LTI_03/1.0?references=children", "Dataflow:1 DataStructure:1")]
    [InlineData("dataflow/LSBOS/DF_LTI_03/1.0?references=parents", "Dataflow:1 Categorisation:1 ContentConstraint:1 ProvisionAgreement:1")]
    [InlineData("dataflow/LSBOS/DF_LTI_03/1.0?references=datastructure", "Dataflow:1 DataStructure:1")]
    [InlineData("dataflow/LSBOS/DF_LTI_03/1.0?references=descendants", "Dataflow:1 Codelist:8 ConceptScheme:1 DataStructure:1")]
    [InlineData("dataflow/LSBOS/DF_LTI_03/1.0?references=parentsandsiblings", "DataProviderScheme:1 Dataflow:1 CategoryScheme:1 Categorisation:1 ContentConstraint:1 ProvisionAgreement:1")]
    [InlineData("codelist/LSBOS/CL_AREA/1.0?references=parents", "Codelist:1 DataStructure:3")]
    [InlineData("dataflow/LSBOS/DF_LTI_03/1.0?references=codelist", "Dataflow:1 Codelist:8")]
    public async Task The_first_generation_gives_what_was_asked_for_and_nothing_else(string question, string expected)
    {
        var message = XDocument.Parse(await Read($"/sdmx/rest/{question}"));
        Assert.Equal(expected, Kinds(message.Root!.Elements().Single(part => part.Name.LocalName == "Structures").Elements().SelectMany(group => group.Elements()).Select(one => one.Name.LocalName)));
    }

    [Theory]
    [InlineData("dataflow", "dataflows:3")]
    [InlineData("dataflow,codelist/*/DF_LIM_01,CL_SEX/~", "dataflows:1 codelists:1")]
    [InlineData("datastructure/LSBOS/DSD_LIM_01/+?references=children&detail=referencepartial", "codelists:9 conceptSchemes:1 dataStructures:1")]
    [InlineData("codelist/LSBOS/CL_AREA/1.0.0?references=ancestors", "dataflows:3 categorisations:3 codelists:1 dataStructures:3 dataConstraints:3 provisionAgreements:3")]
    public async Task The_second_generation_has_its_own_words(string question, string expected)
    {
        using var message = JsonDocument.Parse(await Read($"/sdmx/rest/v2/structure/{question}"));
        Assert.Equal(expected, string.Join(' ', message.RootElement.GetProperty("data").EnumerateObject().Select(group => $"{group.Name}:{group.Value.GetArrayLength()}")));
    }

    [Fact]
    public async Task A_structure_refers_in_full_and_names_its_measure()
    {
        var message = XDocument.Parse(await Read("/sdmx/rest/datastructure/LSBOS/DSD_LIM_01"));
        var dimensions = message.Descendants().Where(one => one.Name.LocalName is "Dimension" or "TimeDimension").Select(one => one.Attribute("id")!.Value);
        Assert.Equal(["FREQ", "REF_AREA", "SEX", "TIME_PERIOD"], dimensions);
        Assert.Equal("OBS_VALUE", message.Descendants().Single(one => one.Name.LocalName == "PrimaryMeasure" && one.Parent!.Name.LocalName == "MeasureList").Attribute("id")!.Value);
        var references = message.Descendants("Ref").Where(one => one.Parent!.Name.LocalName is "Enumeration" or "ConceptIdentity").ToList();
        Assert.All(references, one => Assert.All(["agencyID", "id", "class", "package"], name => Assert.NotNull(one.Attribute(name))));
        Assert.All(references, one => Assert.NotNull(one.Attribute("version") ?? one.Attribute("maintainableParentVersion")));
        Assert.Contains(references, one => one.Attribute("id")!.Value == "CL_SEX" && one.Attribute("agencyID")!.Value == "SDMX");
    }

    [Fact]
    public async Task Part_of_a_list_says_that_it_is_part_and_a_stub_says_where_the_rest_is()
    {
        var one = XDocument.Parse(await Read("/sdmx/rest/codelist/LSBOS/CL_AREA/latest/LS-A")).Descendants().Single(list => list.Name.LocalName == "Codelist");
        Assert.Equal("true", one.Attribute("isPartial")!.Value);
        Assert.Equal(["LS", "LS-A"], one.Elements().Where(code => code.Name.LocalName == "Code").Select(code => code.Attribute("id")!.Value));
        Assert.Equal("LS", one.Descendants("Ref").Single().Attribute("id")!.Value);

        var used = XDocument.Parse(await Read("/sdmx/rest/dataflow/LSBOS/DF_LIM_01?references=descendants&detail=referencepartial")).Descendants();
        var areas = used.Single(list => list.Name.LocalName == "Codelist" && list.Attribute("id")!.Value == "CL_AREA");
        Assert.Equal(["LS", "LS-A", "LS-D", "LS-H"], areas.Elements().Where(code => code.Name.LocalName == "Code").Select(code => code.Attribute("id")!.Value).Order(StringComparer.Ordinal));

        var stub = XDocument.Parse(await Read("/sdmx/rest/dataflow/LSBOS/DF_LIM_01?references=children&detail=referencestubs")).Descendants();
        var structure = stub.Single(other => other.Name.LocalName == "DataStructure");
        Assert.Equal("true", structure.Attribute("isExternalReference")!.Value);
        var address = new Uri(structure.Attribute("structureURL")!.Value, UriKind.Absolute);
        Assert.Equal("DSD_LIM_01", XDocument.Parse(await Read(address.PathAndQuery)).Descendants().Single(other => other.Name.LocalName == "DataStructure").Attribute("id")!.Value);
        Assert.DoesNotContain(structure.Elements(), part => part.Name.LocalName == "DataStructureComponents");
    }

    [Fact]
    public async Task Structures_of_3_0_refer_by_urn()
    {
        var message = XDocument.Parse(await Read("/sdmx/rest/v2/structure/datastructure/LSBOS/DSD_LIM_01/~", Xml3));
        Assert.Contains("v3_0", message.Root!.Name.NamespaceName, StringComparison.Ordinal);
        Assert.Equal("urn:sdmx:org.sdmx.infomodel.codelist.Codelist=SDMX:CL_FREQ(2.1)", message.Descendants().First(one => one.Name.LocalName == "Enumeration").Value);
        Assert.Equal("OBS_VALUE", message.Descendants().Single(one => one.Name.LocalName == "Measure" && one.Attribute("id") is not null).Attribute("id")!.Value);
    }

    [Theory]
    [InlineData("rest/availableconstraint/DF_LIM_01", "FREQ=A,Q REF_AREA=LS,LS-A,LS-D,LS-H SEX=_T,F,M TIME_PERIOD", 24, 180)]
    [InlineData("rest/availableconstraint/LSBOS,DF_LIM_01,1.0/A.LS.F/all/SEX", "SEX=F", 1, 3)]
    [InlineData("rest/availableconstraint/DF_LIM_01/A.LS.F/all/SEX?mode=available", "SEX=_T,F,M", 1, 3)]
    [InlineData("rest/availableconstraint/DF_LIM_01/A.LS.F?mode=available&startPeriod=2024", "FREQ=A,Q REF_AREA=LS,LS-A,LS-D,LS-H SEX=_T,F,M TIME_PERIOD", 1, 1)]
    public async Task Availability_tells_what_a_question_would_find(string question, string expected, int series, int observations)
    {
        var message = XDocument.Parse(await Read($"/sdmx/{question}"));
        var keys = message.Descendants().Where(one => one.Name.LocalName == "KeyValue")
            .Select(key => $"{key.Attribute("id")!.Value}{string.Concat(key.Elements().Where(value => value.Name.LocalName == "Value").Select((value, place) => (place == 0 ? "=" : ",") + value.Value))}");
        Assert.Equal(expected, string.Join(' ', keys));
        string Metric(string id) => message.Descendants().Single(one => one.Name.LocalName == "Annotation" && one.Attribute("id")!.Value == id).Elements().First().Value;
        Assert.Equal(($"{series}", $"{observations}"), (Metric("series_count"), Metric("obs_count")));
    }

    [Fact]
    public async Task Availability_brings_the_lists_along_where_asked()
    {
        using var message = JsonDocument.Parse(await Read("/sdmx/rest/v2/availability/dataflow/LSBOS/DF_LIM_01/~/A.LS-A.*/*?references=codelist"));
        var data = message.RootElement.GetProperty("data");
        Assert.Equal(["codelists", "dataConstraints"], data.EnumerateObject().Select(group => group.Name));
        var areas = data.GetProperty("codelists").EnumerateArray().Single(list => list.GetProperty("id").GetString() == "CL_AREA");
        Assert.Equal(["LS", "LS-A"], areas.GetProperty("codes").EnumerateArray().Select(code => code.GetProperty("id").GetString()!));
    }

    [Theory]
    [InlineData("rest/schema/datastructure/LSBOS/DSD_LIM_01", "v2_1", 260)]
    [InlineData("rest/schema/dataflow/LSBOS/DF_LIM_01/latest?dimensionAtObservation=AllDimensions", "v2_1", 4)]
    [InlineData("rest/v2/schema/dataflow/LSBOS/DF_LIM_01/~", "v3_0", 4)]
    public async Task A_schema_names_the_codes_that_data_may_have(string address, string generation, int areas)
    {
        var schema = XDocument.Parse(await Read($"/sdmx/{address}", "application/xml"));
        Assert.Contains(schema.Descendants(), one => one.Name.LocalName == "import" && one.Attribute("namespace")!.Value.Contains(generation, StringComparison.Ordinal));
        var codes = schema.Descendants().Single(one => one.Name.LocalName == "simpleType" && one.Attribute("name")!.Value == "REF_AREAType").Descendants().Count(one => one.Name.LocalName == "enumeration");
        Assert.True(areas == 4 ? codes == 4 : codes >= 11, $"{codes} codes");
        Assert.Contains("DSD_LIM_01(1.0):ObsLevelDim:", schema.Root!.Attribute("targetNamespace")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rest/codelist/LSBOS/CL_NONE", 404)]
    [InlineData("rest/dataflow/LSBOS/DF_LIM_01/9.0", 404)]
    [InlineData("rest/codelist/LSBOS/CL_AREA/1.0/NOWHERE", 404)]
    [InlineData("rest/metadatastructure", 501)]
    [InlineData("rest/hierarchicalcodelist/all/all/all", 501)]
    [InlineData("rest/metadata/DF_LIM_01", 501)]
    [InlineData("rest/v2/structure/valuelist", 501)]
    [InlineData("rest/dataflow/all/all/newest", 400)]
    [InlineData("rest/dataflow/L$BOS", 400)]
    [InlineData("rest/dataflow/LSBOS/DF_LIM_01/1.0/ITEM", 400)]
    [InlineData("rest/dataflow?references=friends", 400)]
    [InlineData("rest/dataflow?detail=some", 400)]
    [InlineData("rest/v2/structure/nonsense", 400)]
    [InlineData("rest/availableconstraint/DF_NONE", 404)]
    [InlineData("rest/availableconstraint/DF_LIM_01/A.B.C", 404)]
    [InlineData("rest/availableconstraint/DF_LIM_01/all/all/COLOUR", 400)]
    [InlineData("rest/availableconstraint/DF_LIM_01?mode=perhaps", 400)]
    [InlineData("rest/schema/metadataflow/LSBOS/DF_LIM_01", 501)]
    [InlineData("rest/schema/codelist/LSBOS/CL_AREA", 400)]
    [InlineData("rest/schema/dataflow/LSBOS/DF_LIM_01/latest?dimensionAtObservation=COLOUR", 400)]
    public async Task A_wrong_question_gets_the_standards_own_error(string address, int status)
    {
        var answer = await sample.Site.Anonymous().Get($"/sdmx/{address}");
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_under_embargo_is_in_no_structure_and_a_correction_is_another_version()
    {
        await using var site = await PublishedSite.Start(Engine.Sqlite, SampleTables.WorkPermits());
        var client = site.Anonymous();
        await site.Publish([SampleTables.WorkPermits(id: "LIM-99")], DateTime.UtcNow.AddDays(1));
        var everything = await (await client.Get("/sdmx/rest/structure/all/all/all")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("LIM_99", everything, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get("/sdmx/rest/dataflow/LSBOS/DF_LIM_99")).StatusCode);

        await site.Publish([SampleTables.WorkPermits(last: 2025)], SampleTables.ExtractedAt.AddDays(1), reason: "a file came late");
        async Task<IEnumerable<string>> Versions(string asked) => XDocument.Parse(await (await client.Get($"/sdmx/rest/dataflow/LSBOS/DF_LIM_01/{asked}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Descendants().Where(one => one.Name.LocalName == "Dataflow").Select(one => one.Attribute("version")!.Value);
        Assert.Equal(["2.0"], await Versions("latest"));
        Assert.Equal(["1.0", "2.0"], await Versions("all"));
        Assert.Equal(["1.0"], await Versions("1.0"));
    }

    private static string Kinds(IEnumerable<string> names) => string.Join(' ', names.GroupBy(name => name, StringComparer.Ordinal).Select(group => $"{group.Key}:{group.Count()}"));

    private async Task<string> Read(string address, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        var answer = await sample.Site.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {answer.StatusCode}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
