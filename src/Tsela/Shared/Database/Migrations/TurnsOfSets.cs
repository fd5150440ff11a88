using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0035_TurnsOfSets")]
public sealed class TurnsOfSets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>("LedgerSha256", "protected_set", nullable: true);
        migrationBuilder.AddColumn<int>("Turn", "protected_set", nullable: true);
        migrationBuilder.CreateIndex("IX_protected_set_Turn", "protected_set", "Turn", unique: true);
    }
}
