using Microsoft.EntityFrameworkCore;
using Tsela.Access;
using Tsela.Shared.Database;

namespace Tsela.Tests.Shared;

public sealed class SavingTests
{
    public static TheoryData<Engine> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_comes_second_at_a_unique_index_is_told_and_saves_nothing(Engine engine)
    {
        await using var database = await TestDatabase.Create(engine);
        await using var db = database.Open();
        db.Add(Key("one"));
        Assert.True(await db.SaveUnlessTaken(Token));

        db.AddRange(Key("other"), Key("one"));

        Assert.False(await db.SaveUnlessTaken(Token));
        Assert.Empty(db.ChangeTracker.Entries());
        Assert.Equal(1, await db.Set<InstitutionKey>().CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_database_that_cannot_save_is_not_taken_for_a_faster_clerk(Engine engine)
    {
        await using var database = await TestDatabase.CreateEmpty(engine);
        await using var db = database.Open();
        db.Add(Key("one"));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveUnlessTaken(Token));
    }

    private static InstitutionKey Key(string hash) => new()
    {
        Id = Guid.CreateVersion7(), Institution = "NES", Label = hash, Sha256 = hash, MadeAt = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };
}
