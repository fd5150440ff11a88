using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared;
using Tsela.Shared.Database;
using Tsela.Statistics.BuildTable;

namespace Tsela.Statistics.SavedTables;

/// <summary>Keeps the address of a table under a name.</summary>
[Needs(Right.BuildTables)]
public sealed class SaveTable(TselaDb db, CurrentActor actor, TimeProvider clock)
{
    /// <param name="Query">The query string of the table's page; with a snapshot in it where the figures shall stay the same.</param>
    public sealed record Request(string Name, string Note, string Query, bool IsShared);

    public async Task<Outcome<Guid>> Handle(Request request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Actor.RefusalFor<SaveTable>() is { } refusal)
        {
            return refusal;
        }

        var query = TableQuery.Of(request.Query);
        if (query is { Series: null, Indicator: null })
        {
            return SavedTableProblems.NoTable;
        }

        var name = request.Name.Trim();
        if (name.Length is 0 or > SavedTable.NameLengthMax || request.Note.Length > SavedTable.NoteLengthMax)
        {
            return SavedTableProblems.NoName;
        }

        if (await db.Set<SavedTable>().AnyAsync(table => table.Owner == actor.Actor.Name && table.Name == name, cancellationToken))
        {
            return SavedTableProblems.NameTaken(name);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var saved = new SavedTable
        {
            Id = Guid.CreateVersion7(), Owner = actor.Actor.Name, Name = name, Note = request.Note.Trim(), Query = query.Text, IsShared = request.IsShared, SavedAt = now, ChangedAt = now,
            Number = request.IsShared ? await db.NextTableNumber(cancellationToken) : null,
        };
        db.Add(saved);
        db.Audited(actor.Actor, now, "table.save", $"table {saved.Id}", why: saved.IsShared ? "shared" : null);
        return await db.SaveUnlessTaken(cancellationToken) ? saved.Id : await db.WhyTaken(saved, cancellationToken);
    }
}
