namespace Tsela.Shared.Commands;

public static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, and the data has errors or a check failed.</summary>
    public const int Faulty = 1;

    /// <summary>The call or the input cannot be used.</summary>
    public const int Unusable = 2;

    public const int Failed = 3;
}

/// <summary>What was given at start cannot be used; the message is the whole explanation and ends the command with exit code 2.</summary>
public sealed class UnusableInputException(string message) : Exception(message);
