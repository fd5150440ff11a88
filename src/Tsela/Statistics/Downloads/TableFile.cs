namespace Tsela.Statistics.Downloads;

public sealed record TableFile(byte[] Content, string ContentType, string FileName);
