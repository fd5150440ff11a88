namespace Tsela.Shared;

/// <summary>What a slice answers: a value, or the reason why not.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Problem? problem)
    {
        this.value = value;
        Problem = problem;
    }

    public Problem? Problem { get; }

    public bool Succeeded => Problem is null;

    /// <summary>The value; asking for it after a refusal is misuse and throws.</summary>
    public T Value => Problem is null ? value! : throw new InvalidOperationException($"No value: {Problem.Sentence}");

    public static implicit operator Outcome<T>(T value) => new(value, problem: null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}

/// <summary>An outcome that carries nothing but success.</summary>
public readonly record struct Done
{
    public static readonly Done It;
}
