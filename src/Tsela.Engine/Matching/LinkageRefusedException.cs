namespace Tsela.Engine.Matching;

/// <summary>A table that cannot be linked, with a sentence that says why and what to do.</summary>
public sealed class LinkageRefusedException(string message) : Exception(message);
