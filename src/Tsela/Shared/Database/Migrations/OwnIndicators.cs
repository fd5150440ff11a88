using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0024_OwnIndicators")]
public sealed class OwnIndicators : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("own_indicator", table => new
        {
            Id = table.Column<Guid>(),
            Number = table.Column<int>(),
            Version = table.Column<int>(),
            Name = table.Column<string>(),
            Definition = table.Column<string>(),
            Unit = table.Column<string>(),
            StockFlow = table.Column<string>(),
            Periodicity = table.Column<string>(),
            Form = table.Column<string>(),
            Measure = table.Column<string>(),
            Reason = table.Column<string>(nullable: true),
            MadeBy = table.Column<string>(),
            MadeAt = table.Column<DateTime>(),
            RetiredBy = table.Column<string>(nullable: true),
            RetiredAt = table.Column<DateTime>(nullable: true),
            RetiredWhy = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_own_indicator", row => row.Id));
        migrationBuilder.CreateIndex("IX_own_indicator_Number_Version", "own_indicator", ["Number", "Version"], unique: true);
    }
}
