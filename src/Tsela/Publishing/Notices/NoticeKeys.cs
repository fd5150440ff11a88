using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Tsela.Shared;

namespace Tsela.Publishing.Notices;

/// <summary>Makes and knows the keys in the links of mails. They follow from a secret, so none is kept.</summary>
public sealed class NoticeKeys(TselaFolder folder)
{
    private readonly Lazy<byte[]> secret = new(() => KeptSecret.ReadOrMake(Path.Combine(folder.Keys, "notices")));

    public string ToConfirm(Guid subscriber) => KeyOf("confirm", subscriber);

    public string ToLeave(Guid subscriber) => KeyOf("leave", subscriber);

    public bool MayConfirm(Guid subscriber, string? key) => IsSame(ToConfirm(subscriber), key);

    public bool MayLeave(Guid subscriber, string? key) => IsSame(ToLeave(subscriber), key);

    private string KeyOf(string act, Guid subscriber) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes($"{act} {subscriber:N}")));

    private static bool IsSame(string expected, string? given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given ?? ""));
}
