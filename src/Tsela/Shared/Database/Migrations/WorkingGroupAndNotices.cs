using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0031_WorkingGroupAndNotices")]
public sealed class WorkingGroupAndNotices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("working_group_decision", table => new
        {
            Id = table.Column<Guid>(),
            Number = table.Column<int>(),
            Kind = table.Column<string>(),
            Title = table.Column<string>(),
            Text = table.Column<string>(),
            DecidedOn = table.Column<DateOnly>(),
            DecidedBy = table.Column<string>(),
            About = table.Column<string>(),
            DueOn = table.Column<DateOnly>(nullable: true),
            IsPublic = table.Column<bool>(),
            EnteredBy = table.Column<string>(),
            EnteredAt = table.Column<DateTime>(),
            WithdrawnAt = table.Column<DateTime>(nullable: true),
            WithdrawnBy = table.Column<string>(nullable: true),
            WithdrawnWhy = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_working_group_decision", row => row.Id));
        migrationBuilder.CreateIndex("IX_working_group_decision_Number", "working_group_decision", "Number", unique: true);
        migrationBuilder.CreateTable("notice_subscriber", table => new
        {
            Id = table.Column<Guid>(),
            Address = table.Column<string>(),
            AskedAt = table.Column<DateTime>(),
            ConfirmedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_notice_subscriber", row => row.Id));
        migrationBuilder.CreateIndex("IX_notice_subscriber_Address", "notice_subscriber", "Address", unique: true);
        migrationBuilder.CreateTable("outgoing_notice", table => new
        {
            Id = table.Column<Guid>(),
            SubscriberId = table.Column<Guid>(),
            ReleaseId = table.Column<Guid>(nullable: true),
            MadeAt = table.Column<DateTime>(),
            Attempts = table.Column<int>(),
            NextTryAt = table.Column<DateTime>(nullable: true),
            SentAt = table.Column<DateTime>(nullable: true),
            LastFault = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_outgoing_notice", row => row.Id));
        migrationBuilder.CreateIndex("IX_outgoing_notice_SubscriberId", "outgoing_notice", "SubscriberId");
        migrationBuilder.CreateIndex("IX_outgoing_notice_NextTryAt", "outgoing_notice", "NextTryAt");
    }
}
