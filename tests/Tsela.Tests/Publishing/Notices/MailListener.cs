using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tsela.Tests.Publishing.Notices;

/// <summary>A mail server of this machine that speaks as much SMTP (RFC 5321) as a client needs, and keeps what it is given.</summary>
internal sealed class MailListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task work;

    public MailListener()
    {
        listener.Start();
        work = Listen();
    }

    /// <summary>True to refuse every mail for now.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Mails as they came, with their text decoded.</summary>
    public ConcurrentQueue<(string To, string Text)> Mails { get; } = new();

    public string[] Settings =>
    [
        $"--TSELA_MAIL_SERVER=smtp+plain://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", "--TSELA_MAIL_FROM=statistics@example.org", "--TSELA_SITE=https://migration.example.org",
    ];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await work;
        stop.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                await Speak(client.GetStream());
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or IOException)
        {
            // the test has ended
        }
    }

    private async Task Speak(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Task Say(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token).AsTask();
        await Say("220 listener");
        var to = "";
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "MAIL" when IsBusy:
                    await Say("451 busy");
                    break;
                case "RCPT":
                    to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    await Say("250 ok");
                    break;
                case "DATA":
                    await Say("354 go on");
                    Mails.Enqueue((to, await Body(reader)));
                    await Say("250 taken");
                    break;
                case "QUIT":
                    await Say("221 bye");
                    return;
                default:
                    await Say("250 ok");
                    break;
            }
        }
    }

    private async Task<string> Body(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
        {
            lines.Add(line);
        }

        var heads = lines.TakeWhile(line => line.Length > 0).ToList();
        Assert.Contains("Content-Transfer-Encoding: base64", heads);
        return string.Join('\n', heads) + "\n\n" + Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(lines.Skip(heads.Count))));
    }
}
