namespace Tsela.Engine.Tables;

/// <summary>A question in words, or to these rows, cannot be answered; the message is one sentence that says where, why and what is near.</summary>
public sealed class QuestionRefusedException(string message) : FormatException(message);
