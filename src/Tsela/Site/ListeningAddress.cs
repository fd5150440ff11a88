using System.Net.Sockets;
using Tsela.Shared.Commands;

namespace Tsela.Site;

/// <summary>The addresses where the site listens, and a plain sentence where one cannot be used.</summary>
internal static class ListeningAddress
{
    /// <exception cref="UnusableInputException">An address is not one.</exception>
    public static IReadOnlyList<string> Read(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = addresses.FirstOrDefault(address => !IsAddress(address));
        if (wrong is null && addresses.Length > 0)
        {
            return addresses;
        }

        throw new UnusableInputException($"'{wrong}' is not an address to listen on. Write it as http://127.0.0.1:5080");
    }

    /// <exception cref="UnusableInputException">Another program listens there, or this machine does not have the address.</exception>
    public static async Task Start(WebApplication system, CancellationToken cancellationToken)
    {
        // the host clears its list when it fails
        var wanted = string.Join(", ", system.Urls);
        try
        {
            await system.StartAsync(cancellationToken);
        }
        catch (Exception refused) when (refused is SocketException || refused.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UnusableInputException(
                $"It is not possible to listen on {wanted}: another program listens there, or this machine has no such address. Choose another one with --urls, as http://127.0.0.1:5081");
        }
    }

    private static bool IsAddress(string address)
    {
        // Kestrel takes * and + for every address of the machine
        var named = address.Replace("//*", "//every", StringComparison.Ordinal).Replace("//+", "//every", StringComparison.Ordinal);
        return Uri.TryCreate(named, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
    }
}
