using Tsela.Access;
using Tsela.Publishing.WorkingGroup;
using Tsela.Publishing.WorkingGroup.Read;
using Tsela.Shared;

namespace Tsela.Publishing.Releases.Public;

/// <summary>One public release with the versions of the tables that it brought.</summary>
[NeedsNothing("because a release is for everybody once its hour has come")]
public sealed class ReadRelease(ShownEdition shown, ReadWorkingGroup readWorkingGroup)
{
    public sealed record Request(string Code);

    /// <param name="CorrectedBy">Codes of the releases that correct it, oldest first.</param>
    /// <param name="Decisions">What the working group decided about the release or a table of it.</param>
    public sealed record Shown(PublicRelease Release, IReadOnlyList<PublicTable> Tables, IReadOnlyList<string> CorrectedBy, IReadOnlyList<Decision> Decisions);

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var edition = await shown.Read(cancellationToken);
        if (edition.Releases.FirstOrDefault(one => one.Code.Equals(request.Code, StringComparison.OrdinalIgnoreCase)) is not { } release)
        {
            return ReleaseProblems.Unknown(request.Code);
        }

        var subjects = release.Tables.Append(release.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var decided = (await readWorkingGroup.Handle(new(), cancellationToken)).Value.Decisions;
        return new Shown(
            release, [.. release.Tables.Select(id => edition.VersionsOf(id).Single(version => version.Release == release.Code))],
            [.. edition.Releases.Where(other => other.Corrects == release.Code).Select(other => other.Code).Reverse()],
            [.. decided.Where(decision => decision.Subjects.Any(subjects.Contains))]);
    }
}
