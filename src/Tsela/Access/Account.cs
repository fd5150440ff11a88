using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tsela.Access;

/// <summary>A person who signs in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required Role Role { get; set; }

    /// <summary>Code of the institution; null for the whole country.</summary>
    public string? Institution { get; set; }

    /// <summary>Closed accounts stay, because the audit trail names them; the lock that never ends is what closes them.</summary>
    public bool IsClosed() => LockoutEnd == DateTimeOffset.MaxValue;

    public void Close() => LockoutEnd = DateTimeOffset.MaxValue;
}

/// <summary>A key with which an institution's own system hands in files; only its hash is kept.</summary>
public sealed class InstitutionKey
{
    public required Guid Id { get; init; }

    public required string Institution { get; init; }

    public required string Label { get; init; }

    public required string Sha256 { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? RevokedAt { get; set; }
}

public sealed class AccessConfiguration :
    IEntityTypeConfiguration<Account>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
    IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<InstitutionKey>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("account");
        builder.HasKey(account => account.Id);
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.HasIndex(account => account.NormalizedEmail);
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("account_claim");
        builder.HasKey(claim => claim.Id);
        builder.HasOne<Account>().WithMany().HasForeignKey(claim => claim.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("account_login");
        builder.HasKey(login => new { login.LoginProvider, login.ProviderKey });
        builder.HasOne<Account>().WithMany().HasForeignKey(login => login.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("account_token");
        builder.HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
        builder.HasOne<Account>().WithMany().HasForeignKey(token => token.UserId);
    }

    public void Configure(EntityTypeBuilder<InstitutionKey> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("institution_key");
        builder.HasKey(key => key.Id);
        builder.HasIndex(key => key.Sha256).IsUnique();
    }
}
