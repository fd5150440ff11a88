using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0029_PublicSets")]
public sealed class PublicSets : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<DateTime>("PublicFrom", "protected_set", nullable: true);
    }
}
