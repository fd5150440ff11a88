namespace Tsela.Engine.Spreadsheets;

/// <summary>Carries a refusal from the depth of a file's parts to the door, where it becomes a value.</summary>
internal sealed class FileRefusedException : Exception
{
    public FileRefusedException(string code, string message)
        : base(message)
    {
        Refusal = new FileRefusal(code, message);
    }

    public FileRefusal Refusal { get; }
}
