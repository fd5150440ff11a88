using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0025_Linkage")]
public sealed class Linkage : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        Runs(migrationBuilder);
        migrationBuilder.CreateTable("person_key_change", table => new
        {
            Id = table.Column<Guid>(),
            RunId = table.Column<Guid>(),
            Key = table.Column<string>(),
            Kind = table.Column<string>(),
            Other = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_person_key_change", row => row.Id));
        migrationBuilder.CreateIndex("IX_person_key_change_RunId", "person_key_change", "RunId");
        migrationBuilder.CreateIndex("IX_person_key_change_Key", "person_key_change", "Key");
        migrationBuilder.CreateTable("link_decision", table => new
        {
            Id = table.Column<Guid>(),
            RecordA = table.Column<Guid>(),
            RecordB = table.Column<Guid>(),
            DigestA = table.Column<string>(),
            DigestB = table.Column<string>(),
            SamePerson = table.Column<bool>(),
            Reviewer = table.Column<string>(),
            SecondReviewer = table.Column<string>(nullable: true),
            At = table.Column<DateTime>(),
            RunId = table.Column<Guid>(),
            Weight = table.Column<double>(),
            FromSample = table.Column<bool>(),
            UndoneBy = table.Column<string>(nullable: true),
            UndoneAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_link_decision", row => row.Id));
        migrationBuilder.CreateIndex("IX_link_decision_RecordA_RecordB", "link_decision", ["RecordA", "RecordB"]);
        migrationBuilder.CreateIndex("IX_link_decision_RunId", "link_decision", "RunId");
    }

    private static void Runs(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("linkage_run", table => new
        {
            Id = table.Column<Guid>(),
            Kind = table.Column<string>(),
            State = table.Column<string>(),
            LiveKey = table.Column<string>(nullable: true),
            AskedAt = table.Column<DateTime>(),
            AskedBy = table.Column<string>(),
            StartedAt = table.Column<DateTime>(nullable: true),
            FinishedAt = table.Column<DateTime>(nullable: true),
            BasedOn = table.Column<Guid>(nullable: true),
            Phase = table.Column<string>(),
            Progress = table.Column<double>(),
            StopAsked = table.Column<bool>(),
            Threshold = table.Column<double>(),
            KeptFrom = table.Column<double>(),
            Seed = table.Column<int>(),
            DeliverySet = table.Column<string>(nullable: true),
            Deliveries = table.Column<int>(),
            IsTraining = table.Column<bool>(),
            Records = table.Column<long>(),
            Descriptions = table.Column<long>(),
            Persons = table.Column<long>(),
            PairsCompared = table.Column<long>(),
            PairsKept = table.Column<long>(),
            Links = table.Column<long>(),
            NewKeys = table.Column<long>(),
            MergedKeys = table.Column<long>(),
            SplitKeys = table.Column<long>(),
            Seconds = table.Column<double>(),
            Report = table.Column<string>(),
            Why = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_linkage_run", row => row.Id));
        migrationBuilder.CreateIndex("IX_linkage_run_LiveKey", "linkage_run", "LiveKey", unique: true);
        migrationBuilder.CreateIndex("IX_linkage_run_FinishedAt", "linkage_run", "FinishedAt");
    }
}
