using System.Reflection;
using Tsela.Shared;

namespace Tsela.Access;

/// <summary>Who acts: a person who signed in, an institution's key, or the command line on the machine itself.</summary>
public sealed record Actor(string Name, IReadOnlySet<Right> Rights, string? Institution, Role? Role)
{
    /// <summary>Whoever can run the command on the machine holds its data already, so every right is theirs.</summary>
    public static readonly Actor CommandLine = new("command line", new HashSet<Right>(Enum.GetValues<Right>()), Institution: null, Role: null);

    public static readonly Actor Nobody = new("nobody", new HashSet<Right>(), Institution: null, Role: null);

    /// <summary>Null where the actor may run the slice, else the refusal.</summary>
    public Problem? RefusalFor<TSlice>()
    {
        var needed = typeof(TSlice).GetCustomAttribute<NeedsAttribute>()
            ?? throw new InvalidOperationException($"{typeof(TSlice).Name} names no right.");
        return Rights.Contains(needed.Right) ? null : AccessProblems.NotAllowed;
    }

    /// <summary>Providers act for their own institution alone; the others for any.</summary>
    public bool ActsFor(string institution) => Institution is null || Institution.Equals(institution, StringComparison.Ordinal);
}

/// <summary>The actor of this request or command, set once by the door that let them in.</summary>
public sealed class CurrentActor
{
    public Actor Actor { get; set; } = Actor.Nobody;
}
