using System.Reflection;

namespace Tsela.Shared;

public static class ThisProgram
{
    /// <summary>The version that stands in what this program makes.</summary>
    public static string Version { get; } =
        typeof(ThisProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
