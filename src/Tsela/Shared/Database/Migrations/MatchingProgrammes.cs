using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0026_MatchingProgrammes")]
public sealed class MatchingProgrammes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        Programmes(migrationBuilder);
        Runs(migrationBuilder);
        migrationBuilder.CreateTable("release_purpose", table => new
        {
            Id = table.Column<Guid>(),
            Number = table.Column<int>(),
            Name = table.Column<string>(),
            Why = table.Column<string>(),
            RegisteredBy = table.Column<string>(),
            RegisteredAt = table.Column<DateTime>(),
            DecidedBy = table.Column<string>(nullable: true),
            DecidedAt = table.Column<DateTime>(nullable: true),
            Approved = table.Column<bool>(nullable: true),
            DecidedWhy = table.Column<string>(nullable: true),
            RetiredBy = table.Column<string>(nullable: true),
            RetiredAt = table.Column<DateTime>(nullable: true),
            RetiredWhy = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_release_purpose", row => row.Id));
        migrationBuilder.CreateIndex("IX_release_purpose_Number", "release_purpose", "Number", unique: true);
    }

    private static void Programmes(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("matching_programme", table => new
        {
            Id = table.Column<Guid>(),
            Number = table.Column<int>(),
            Name = table.Column<string>(),
            Purpose = table.Column<string>(),
            LegalBasis = table.Column<string>(),
            Series = table.Column<string>(),
            Holders = table.Column<string>(),
            Columns = table.Column<string>(),
            FirstDay = table.Column<DateOnly>(),
            LastDay = table.Column<DateOnly>(),
            OnHit = table.Column<string>(),
            Safeguards = table.Column<string>(),
            RetentionDays = table.Column<int>(),
            Users = table.Column<string>(),
            Institution = table.Column<string>(),
            RegisteredBy = table.Column<string>(),
            RegisteredAt = table.Column<DateTime>(),
            ClosedBy = table.Column<string>(nullable: true),
            ClosedAt = table.Column<DateTime>(nullable: true),
            ClosedWhy = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_matching_programme", row => row.Id));
        migrationBuilder.CreateIndex("IX_matching_programme_Number", "matching_programme", "Number", unique: true);
        migrationBuilder.CreateTable("programme_decision", table => new
        {
            Id = table.Column<Guid>(),
            ProgrammeId = table.Column<Guid>(),
            Seat = table.Column<string>(),
            By = table.Column<string>(),
            At = table.Column<DateTime>(),
            Approves = table.Column<bool>(),
            Why = table.Column<string>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_programme_decision", row => row.Id);
            table.ForeignKey("FK_programme_decision_matching_programme_ProgrammeId", row => row.ProgrammeId, "matching_programme", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_programme_decision_ProgrammeId_Seat", "programme_decision", ["ProgrammeId", "Seat"], unique: true);
    }

    private static void Runs(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("programme_run", table => new
        {
            Id = table.Column<Guid>(),
            ProgrammeId = table.Column<Guid>(),
            By = table.Column<string>(),
            BeganAt = table.Column<DateTime>(),
            PurgeAt = table.Column<DateTime>(),
            EndedAt = table.Column<DateTime>(nullable: true),
            RecordsRead = table.Column<int>(),
            Hits = table.Column<int>(),
            Failure = table.Column<string>(nullable: true),
            Confirmed = table.Column<int>(),
            Rejected = table.Column<int>(),
            PurgedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_programme_run", row => row.Id);
            table.ForeignKey("FK_programme_run_matching_programme_ProgrammeId", row => row.ProgrammeId, "matching_programme", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_programme_run_ProgrammeId", "programme_run", "ProgrammeId");
        migrationBuilder.CreateTable("programme_hit", table => new
        {
            Id = table.Column<Guid>(),
            RunId = table.Column<Guid>(),
            Rank = table.Column<int>(),
            RecordA = table.Column<Guid>(),
            RecordB = table.Column<Guid>(),
            Weight = table.Column<double>(),
            SamePerson = table.Column<bool>(nullable: true),
            CheckedBy = table.Column<string>(nullable: true),
            CheckedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_programme_hit", row => row.Id);
            table.ForeignKey("FK_programme_hit_programme_run_RunId", row => row.RunId, "programme_run", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_programme_hit_RunId_Rank", "programme_hit", ["RunId", "Rank"], unique: true);
    }
}
