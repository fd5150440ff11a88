using Tsela.Engine.Schemas;
using Tsela.Shared;

namespace Tsela.Tests.NationalData;

/// <summary>The files of <c>data/</c> as the engine reads them; a faulty file fails the test with its path and line.</summary>
internal static class NationalDataFiles
{
    public static string Root { get; } = ReferenceFolder.Find().Root;

    public static IReadOnlyDictionary<string, CodeList> CodeLists { get; } =
        Directory.GetFiles(Path.Combine(Root, "codelists"), "*.json").Select(ReadCodeList).ToDictionary(list => list.Id);

    public static TableSchema Series(string id)
    {
        var path = Path.Combine(Root, "series", id + ".json");
        var reading = SchemaReader.Read(File.ReadAllText(path), path, list => CodeLists.GetValueOrDefault(list));
        Assert.Empty(reading.Faults);
        return reading.Schema!;
    }

    private static CodeList ReadCodeList(string path)
    {
        var reading = CodeListReader.Read(File.ReadAllText(path), path);
        Assert.Empty(reading.Faults);
        return reading.CodeList!;
    }
}
