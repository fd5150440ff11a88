using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0020_SavedTables")]
public sealed class SavedTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("saved_table", table => new
        {
            Id = table.Column<Guid>(),
            Owner = table.Column<string>(),
            Name = table.Column<string>(),
            Note = table.Column<string>(),
            Query = table.Column<string>(),
            IsShared = table.Column<bool>(),
            SavedAt = table.Column<DateTime>(),
            ChangedAt = table.Column<DateTime>(),
        }, constraints: table => table.PrimaryKey("PK_saved_table", row => row.Id));
        migrationBuilder.CreateIndex("IX_saved_table_Owner_Name", "saved_table", ["Owner", "Name"], unique: true);
        migrationBuilder.CreateIndex("IX_saved_table_IsShared", "saved_table", "IsShared");
    }
}
