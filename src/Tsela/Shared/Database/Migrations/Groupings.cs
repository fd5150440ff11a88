using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0023_Groupings")]
public sealed class Groupings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("grouping", table => new
        {
            Id = table.Column<Guid>(),
            Key = table.Column<string>(),
            Version = table.Column<int>(),
            Name = table.Column<string>(),
            CodeList = table.Column<string>(),
            Groups = table.Column<string>(),
            Reason = table.Column<string>(nullable: true),
            MadeBy = table.Column<string>(),
            MadeAt = table.Column<DateTime>(),
            RetiredBy = table.Column<string>(nullable: true),
            RetiredAt = table.Column<DateTime>(nullable: true),
            RetiredWhy = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_grouping", row => row.Id));
        migrationBuilder.CreateIndex("IX_grouping_Key_Version", "grouping", ["Key", "Version"], unique: true);
    }
}
