using System.Security.Cryptography;
using Tsela.Access.Doors;
using Tsela.Shared;
using Tsela.Shared.Database;

namespace Tsela.Access.Keys;

/// <summary>Makes a key with which an institution's own system hands in files. It is shown once; only its hash is kept.</summary>
[Needs(Right.ManageKeys)]
public sealed class MakeKey(TselaDb db, CurrentActor actor, InstitutionNames institutions, TimeProvider clock)
{
    private const int LabelLengthMax = 60;

    /// <param name="Label">Which system the key is for.</param>
    public sealed record Request(string Institution, string Label);

    public sealed record Made(Guid Id, string Key);

    public async Task<Outcome<Made>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<MakeKey>() is { } refusal)
        {
            return refusal;
        }

        if (!institutions.Knows(request.Institution))
        {
            return AccessProblems.InstitutionUnknown(request.Institution);
        }

        var label = request.Label.Trim();
        if (label.Length is 0 or > LabelLengthMax)
        {
            return AccessProblems.KeyLabelMissing;
        }

        var secret = "tsela_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var key = new InstitutionKey
        {
            Id = Guid.CreateVersion7(), Institution = request.Institution, Label = label,
            Sha256 = KeyDoor.HashOf(secret), MadeAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(key);
        db.Audited(actor.Actor, key.MadeAt, "key.make", $"key {key.Id}", key.Institution);
        await db.SaveChangesAsync(cancellationToken);
        return new Made(key.Id, secret);
    }
}
