using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0034_NumbersOfTables")]
public sealed class NumbersOfTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<int>("Number", "saved_table", nullable: true);
        migrationBuilder.AddColumn<DateTime>("ForgottenAt", "saved_table", nullable: true);
        migrationBuilder.Sql(
            """
            UPDATE saved_table SET "Number" = (SELECT COUNT(*) FROM saved_table AS other
            WHERE other."IsShared" AND (other."SavedAt" < saved_table."SavedAt" OR (other."SavedAt" = saved_table."SavedAt" AND other."Id" <= saved_table."Id")))
            WHERE "IsShared"
            """);
        migrationBuilder.CreateIndex("IX_saved_table_Number", "saved_table", "Number", unique: true);
    }
}
