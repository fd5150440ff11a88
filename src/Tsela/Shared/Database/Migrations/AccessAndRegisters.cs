using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Tsela.Shared.Database.Migrations;

[DbContext(typeof(TselaDb))]
[Migration("0001_AccessAndRegisters")]
public sealed class AccessAndRegisters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        Accounts(migrationBuilder);
        Keys(migrationBuilder);
        Audit(migrationBuilder);
        Registers(migrationBuilder);
    }

    private static void Accounts(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("account", table => new
        {
            Id = table.Column<Guid>(),
            Role = table.Column<string>(),
            Institution = table.Column<string>(nullable: true),
            UserName = table.Column<string>(nullable: true),
            NormalizedUserName = table.Column<string>(nullable: true),
            Email = table.Column<string>(nullable: true),
            NormalizedEmail = table.Column<string>(nullable: true),
            EmailConfirmed = table.Column<bool>(),
            PasswordHash = table.Column<string>(nullable: true),
            SecurityStamp = table.Column<string>(nullable: true),
            ConcurrencyStamp = table.Column<string>(nullable: true),
            PhoneNumber = table.Column<string>(nullable: true),
            PhoneNumberConfirmed = table.Column<bool>(),
            TwoFactorEnabled = table.Column<bool>(),
            LockoutEnd = table.Column<DateTimeOffset>(nullable: true),
            LockoutEnabled = table.Column<bool>(),
            AccessFailedCount = table.Column<int>(),
        }, constraints: table => table.PrimaryKey("PK_account", row => row.Id));
        migrationBuilder.CreateIndex("IX_account_NormalizedUserName", "account", "NormalizedUserName", unique: true);
        migrationBuilder.CreateIndex("IX_account_NormalizedEmail", "account", "NormalizedEmail");
        migrationBuilder.CreateTable("account_claim", table => new
        {
            Id = table.Column<int>().Annotation("Sqlite:Autoincrement", true)
                .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            UserId = table.Column<Guid>(),
            ClaimType = table.Column<string>(nullable: true),
            ClaimValue = table.Column<string>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_account_claim", row => row.Id);
            table.ForeignKey("FK_account_claim_account_UserId", row => row.UserId, "account", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_account_claim_UserId", "account_claim", "UserId");
        migrationBuilder.CreateTable("account_login", table => new
        {
            LoginProvider = table.Column<string>(),
            ProviderKey = table.Column<string>(),
            ProviderDisplayName = table.Column<string>(nullable: true),
            UserId = table.Column<Guid>(),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_account_login", row => new { row.LoginProvider, row.ProviderKey });
            table.ForeignKey("FK_account_login_account_UserId", row => row.UserId, "account", "Id", onDelete: ReferentialAction.Cascade);
        });
        migrationBuilder.CreateIndex("IX_account_login_UserId", "account_login", "UserId");
        migrationBuilder.CreateTable("account_token", table => new
        {
            UserId = table.Column<Guid>(),
            LoginProvider = table.Column<string>(),
            Name = table.Column<string>(),
            Value = table.Column<string>(nullable: true),
        }, constraints: table =>
        {
            table.PrimaryKey("PK_account_token", row => new { row.UserId, row.LoginProvider, row.Name });
            table.ForeignKey("FK_account_token_account_UserId", row => row.UserId, "account", "Id", onDelete: ReferentialAction.Cascade);
        });
    }

    private static void Keys(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("institution_key", table => new
        {
            Id = table.Column<Guid>(),
            Institution = table.Column<string>(),
            Label = table.Column<string>(),
            Sha256 = table.Column<string>(),
            MadeAt = table.Column<DateTime>(),
            RevokedAt = table.Column<DateTime>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_institution_key", row => row.Id));
        migrationBuilder.CreateIndex("IX_institution_key_Sha256", "institution_key", "Sha256", unique: true);
    }

    private static void Audit(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("audit_entry", table => new
        {
            Id = table.Column<Guid>(),
            At = table.Column<DateTime>(),
            Actor = table.Column<string>(),
            Institution = table.Column<string>(nullable: true),
            Act = table.Column<string>(),
            Subject = table.Column<string>(),
            Why = table.Column<string>(nullable: true),
        }, constraints: table => table.PrimaryKey("PK_audit_entry", row => row.Id));
        migrationBuilder.CreateIndex("IX_audit_entry_At", "audit_entry", "At");
        migrationBuilder.CreateIndex("IX_audit_entry_Subject", "audit_entry", "Subject");
    }

    private static void Registers(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("delivery", table => new
        {
            Id = table.Column<Guid>(),
            Series = table.Column<string>(),
            Institution = table.Column<string>(),
            Period = table.Column<string>(),
            PeriodStart = table.Column<DateOnly>(),
            PeriodEnd = table.Column<DateOnly>(),
            AcceptedAt = table.Column<DateTime>(),
            RecordCount = table.Column<long>(),
            IsTraining = table.Column<bool>(),
            SupersededBy = table.Column<Guid>(nullable: true),
            WithdrawnAt = table.Column<DateTime>(nullable: true),
            InForce = table.Column<bool>(),
        }, constraints: table => table.PrimaryKey("PK_delivery", row => row.Id));
        migrationBuilder.CreateIndex("IX_delivery_Series_Institution_Period", "delivery", ["Series", "Institution", "Period"]);
        migrationBuilder.CreateTable("record", table => new
        {
            Id = table.Column<Guid>(),
            DeliveryId = table.Column<Guid>(),
            Series = table.Column<string>(),
            Row = table.Column<long>(),
            RecordNumber = table.Column<string>(nullable: true),
            EventDate = table.Column<DateOnly>(nullable: true),
            ValidFrom = table.Column<DateOnly>(nullable: true),
            ValidTo = table.Column<DateOnly>(nullable: true),
            Surname = table.Column<string>(nullable: true),
            GivenNames = table.Column<string>(nullable: true),
            Sex = table.Column<string>(nullable: true),
            BirthDate = table.Column<DateOnly>(nullable: true),
            Citizenship = table.Column<string>(nullable: true),
            BirthCountry = table.Column<string>(nullable: true),
            NationalId = table.Column<string>(nullable: true),
            DocumentNumber = table.Column<string>(nullable: true),
            PermitNumber = table.Column<string>(nullable: true),
            District = table.Column<string>(nullable: true),
            Country = table.Column<string>(nullable: true),
            Amount = table.Column<decimal>(nullable: true),
            Currency = table.Column<string>(nullable: true),
            CountValue = table.Column<decimal>(nullable: true),
            Sent = table.Column<string>(),
            Harmonised = table.Column<string>(),
        }, constraints: table => table.PrimaryKey("PK_record", row => row.Id));
        migrationBuilder.CreateIndex("IX_record_DeliveryId_Row", "record", ["DeliveryId", "Row"]);
    }
}
