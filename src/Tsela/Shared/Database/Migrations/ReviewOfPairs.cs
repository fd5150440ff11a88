using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0027_ReviewOfPairs")]
public sealed class ReviewOfPairs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("pair_in_review", table => new
        {
            Id = table.Column<Guid>(),
            RunId = table.Column<Guid>(),
            RecordA = table.Column<Guid>(),
            RecordB = table.Column<Guid>(),
            DigestA = table.Column<string>(),
            DigestB = table.Column<string>(),
            Weight = table.Column<double>(),
            FromSample = table.Column<bool>(),
            Priority = table.Column<double>(),
            State = table.Column<string>(),
            NeedsSecond = table.Column<bool>(),
            ShownTo = table.Column<string>(nullable: true),
            ShownAt = table.Column<DateTime>(nullable: true),
            SettledAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_pair_in_review", row => row.Id));
        migrationBuilder.CreateIndex("IX_pair_in_review_RecordA_RecordB", "pair_in_review", ["RecordA", "RecordB"], unique: true);
        migrationBuilder.CreateIndex("IX_pair_in_review_State_Priority", "pair_in_review", ["State", "Priority"]);
        migrationBuilder.CreateTable("pair_opinion", table => new
        {
            Id = table.Column<Guid>(),
            PairId = table.Column<Guid>(),
            Reviewer = table.Column<string>(),
            Verdict = table.Column<string>(),
            Round = table.Column<int>(nullable: true),
            Note = table.Column<string>(nullable: true),
            ShownAt = table.Column<DateTime>(),
            At = table.Column<DateTime>(),
            Weight = table.Column<double>(),
            TakenBackAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_pair_opinion", row => row.Id);
            table.ForeignKey("FK_pair_opinion_pair_in_review_PairId", row => row.PairId, "pair_in_review", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_pair_opinion_PairId_Round", "pair_opinion", ["PairId", "Round"], unique: true);
        migrationBuilder.CreateIndex("IX_pair_opinion_Reviewer_At", "pair_opinion", ["Reviewer", "At"]);
        migrationBuilder.CreateTable("review_queue", table => new
        {
            RunId = table.Column<Guid>(),
            FilledAt = table.Column<DateTime>(),
            GreyPairs = table.Column<long>(),
            Queued = table.Column<int>(),
            Sampled = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_review_queue", row => row.RunId));
    }
}
