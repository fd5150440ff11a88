using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0030_ReleaseAccounts")]
public sealed class ReleaseAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>("Account", "release", nullable: true);
        migrationBuilder.AddColumn<DateTime>("NoticedAt", "release", nullable: true);
    }
}
