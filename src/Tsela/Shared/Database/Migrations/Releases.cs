using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0028_Releases")]
public sealed class Releases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("protected_set", table => new
        {
            Id = table.Column<Guid>(),
            Snapshot = table.Column<Guid>(),
            MadeAt = table.Column<DateTime>(),
            MadeBy = table.Column<string>(),
            Tables = table.Column<int>(),
            IsTraining = table.Column<bool>(),
            Sha256 = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_protected_set", row => row.Id));
        migrationBuilder.CreateIndex("IX_protected_set_MadeAt", "protected_set", "MadeAt");
        migrationBuilder.CreateTable("release", table => new
        {
            Id = table.Column<Guid>(),
            Number = table.Column<int>(),
            Title = table.Column<string>(),
            Note = table.Column<string>(),
            ProtectedSet = table.Column<Guid>(),
            Snapshot = table.Column<Guid>(),
            PreparedBy = table.Column<string>(),
            PreparedAt = table.Column<DateTime>(),
            SignedByStatistician = table.Column<string>(nullable: true),
            SignedByStatisticianAt = table.Column<DateTime>(nullable: true),
            SignedByHead = table.Column<string>(nullable: true),
            SignedByHeadAt = table.Column<DateTime>(nullable: true),
            PublishAt = table.Column<DateTime>(),
            Corrects = table.Column<Guid>(nullable: true),
            Reason = table.Column<string>(nullable: true),
            TakenBackAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_release", row => row.Id));
        migrationBuilder.CreateIndex("IX_release_Number", "release", "Number", unique: true);
        migrationBuilder.CreateIndex("IX_release_PublishAt", "release", "PublishAt");
    }
}
