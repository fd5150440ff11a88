using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0010_Snapshots")]
public sealed class Snapshots : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("snapshot", table => new
        {
            Id = table.Column<Guid>(),
            MadeAt = table.Column<DateTime>(),
            MadeBy = table.Column<string>(),
            DeliverySet = table.Column<string>(),
            SeriesCount = table.Column<int>(),
            RecordCount = table.Column<long>(),
            IsTraining = table.Column<bool>(),
            ManifestSha256 = table.Column<string>(),
            ProgramVersion = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_snapshot", row => row.Id));
        migrationBuilder.CreateIndex("IX_snapshot_MadeAt", "snapshot", "MadeAt");
    }
}
