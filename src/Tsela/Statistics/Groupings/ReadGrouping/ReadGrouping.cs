using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Catalogue;
using Tsela.Engine.Schemas;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.Groupings.DefineGrouping;
using Tsela.Statistics.Office;

namespace Tsela.Statistics.Groupings.ReadGrouping;

/// <summary>One version of a grouping: its groups, what they leave out, the fields that it can be asked for, and the other versions.</summary>
[Needs(Right.ReadFigures)]
public sealed class ReadGrouping(TselaDb db, CurrentActor actor, NationalCatalogue catalogue)
{
    /// <param name="Version">Null for the latest.</param>
    public sealed record Request(string Key, int? Version = null);

    /// <param name="Versions">Newest first.</param>
    /// <param name="Fields">Series and field whose codes it groups.</param>
    public sealed record Shown(
        Grouping Grouping, string Of, IReadOnlyList<CodeGroup> Groups, IReadOnlyList<(string Code, string Label)> LeftOut, IReadOnlyList<Grouping> Versions,
        IReadOnlyList<(string Series, string Field)> Fields, CodeList? List, bool MayChange)
    {
        public bool IsLatest => Grouping.Id == Versions[0].Id;
    }

    public async Task<Outcome<Shown>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<ReadGrouping>() is { } refusal)
        {
            return refusal;
        }

        var versions = await db.Set<Grouping>().AsNoTracking().Where(one => one.Key == request.Key).OrderByDescending(one => one.Version).ToListAsync(cancellationToken);
        if (versions.FirstOrDefault(one => request.Version is null || one.Version == request.Version) is not { } grouping)
        {
            return StatisticsProblems.UnknownGrouping(request.Key);
        }

        var frozen = grouping.Frozen();
        var check = new GroupingCheck(catalogue);
        check.Read(GroupingForm.From(frozen));
        var fields = catalogue.Series.Values.SelectMany(series => series.Fields
            .Where(field => frozen.CodeList == Grouping.Ages ? field.Concept is "person.birth_date" or "person.age" : field.CodeLists.Any(list => list.Id == frozen.CodeList))
            .Select(field => (series.Name, field.Name)));
        return new Shown(
            grouping, GroupingTitles.Of(catalogue, frozen.CodeList), frozen.Groups, check.LeftOut, versions, [.. fields],
            catalogue.CodeLists.GetValueOrDefault(frozen.CodeList), actor.Actor.Rights.Contains(Right.BuildFigures));
    }
}
