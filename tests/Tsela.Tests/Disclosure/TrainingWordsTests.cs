using Tsela.Tests.Statistics;

namespace Tsela.Tests.Disclosure;

public sealed class TrainingWordsTests
{
    [Fact]
    public async Task Figures_from_what_training_offices_published_say_that_they_are_training_data_in_one_unit()
    {
        await using var rig = await StatisticsRig.Start(Engine.Sqlite);
        await rig.Deliver("DS02a", "2023-01",
        [
            new Dictionary<string, string>(StringComparer.Ordinal) { ["reference_month"] = "2023-01", ["direction"] = "received", ["channel"] = "DPY", ["component"] = "COE", ["reporting_body"] = "a bank", ["method"] = "measured", ["source_country"] = "ZA", ["currency"] = "LSL", ["amount"] = "1000" },
        ], isTraining: true);
        await rig.Take();
        var table = (await rig.Tables(await rig.Protect("REM-01"))).Single(one => one.Id == "REM-01");
        Assert.True(table.IsTraining);
        Assert.Equal("maloti", table.Unit);
    }
}
