using Microsoft.AspNetCore.Mvc;
using Tsela.Shared;
using Tsela.Shared.Web;

namespace Tsela.Access.Keys;

public sealed class KeysPage(ListKeys listKeys, MakeKey makeKey, RevokeKey revokeKey, InstitutionNames institutions) : TselaPage
{
    public IReadOnlyList<ListKeys.Line> Keys { get; private set; } = [];

    public InstitutionNames Institutions { get; } = institutions;

    public MakeKey.Made? Made { get; private set; }

    public Task<IActionResult> OnGet(CancellationToken cancellationToken) => Show(problem: null, cancellationToken);

    public async Task<IActionResult> OnPostMake(string? institution, string? label, CancellationToken cancellationToken)
    {
        var made = await makeKey.Handle(new MakeKey.Request(institution ?? "", label ?? ""), cancellationToken);
        Made = made.Succeeded ? made.Value : null;
        return await Show(made.Problem, cancellationToken);
    }

    public async Task<IActionResult> OnPostRevoke(Guid id, CancellationToken cancellationToken)
    {
        var revoked = await revokeKey.Handle(new RevokeKey.Request(id), cancellationToken);
        return await Show(revoked.Problem, cancellationToken);
    }

    private async Task<IActionResult> Show(Problem? problem, CancellationToken cancellationToken)
    {
        var listed = await listKeys.Handle(new ListKeys.Request(), cancellationToken);
        if (listed.Problem is { } refusal)
        {
            return Refused(refusal);
        }

        Keys = listed.Value;
        return problem is null ? Page() : Refused(problem);
    }
}
