using System.Globalization;

namespace Tsela.Bench.Linkage;

/// <summary>Makes a labelled set: <c>linkage-sets NAME [--count N] [--seed S] --out DIR</c>.</summary>
internal static class LinkageSetsCommand
{
    public static int Run(string[] arguments)
    {
        if (arguments is not [var name, ..] || MadeSets.Named(name) is not { } set || Value(arguments, "--out") is not { } folder)
        {
            Console.Error.WriteLine("linkage-sets NAME [--count N] [--seed S] --out DIR; NAME is one of " + string.Join(", ", MadeSets.All.Select(known => known.Name)));
            return 2;
        }

        var count = Number(arguments, "--count", set.UsualCount);
        var seed = Number(arguments, "--seed", 1);
        SetFiles.Write(set, count, seed, folder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{folder}: {count:N0} records of the shape {set.Name}, seed {seed}"));
        return 0;
    }

    public static int Number(string[] arguments, string name, int usual) =>
        Value(arguments, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    public static string? Value(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
