using System.Globalization;

namespace Tsela.Publishing.Sdmx;

/// <summary>Versions in the order of their numbers, so that 10.0 comes after 9.0.</summary>
internal static class VersionOrder
{
    public static (int Major, int Minor, int Patch) Of(string version)
    {
        var parts = version.Split('.');
        int Part(int place) => place < parts.Length && int.TryParse(parts[place], CultureInfo.InvariantCulture, out var number) ? number : 0;
        return (Part(0), Part(1), Part(2));
    }
}
