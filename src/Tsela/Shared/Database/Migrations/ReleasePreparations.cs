using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0035b_ReleasePreparations")]
public sealed class ReleasePreparations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("release_preparation", table => new
        {
            Id = table.Column<Guid>(),
            AskedAt = table.Column<DateTime>(),
            AskedBy = table.Column<string>(),
            Snapshot = table.Column<Guid>(nullable: true),
            Title = table.Column<string>(),
            Form = table.Column<string>(),
            State = table.Column<string>(),
            StartedAt = table.Column<DateTime>(nullable: true),
            EndedAt = table.Column<DateTime>(nullable: true),
            Why = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_release_preparation", row => row.Id));
        migrationBuilder.CreateIndex("IX_release_preparation_State", "release_preparation", "State");
        migrationBuilder.AddColumn<Guid>("Preparation", "release", nullable: true);
        migrationBuilder.CreateIndex("IX_release_Preparation", "release", "Preparation", unique: true);
    }
}
