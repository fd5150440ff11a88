using System.CommandLine;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Tsela.Access.Accounts;
using Tsela.Access.AuditTrail;
using Tsela.Access.Doors;
using Tsela.Access.Keys;
using Tsela.Access.SigningIn;
using Tsela.Shared;
using Tsela.Shared.Commands;

namespace Tsela.Access;

public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services, TselaFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        services.AddSingleton(provider => InstitutionNames.Read(provider.GetRequiredService<ReferenceFolder>()));
        services.AddScoped<CurrentActor>();
        services.AddDataProtection().SetApplicationName("Tsela").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        AddIdentity(services);
        AddDoors(services);
        services.AddScoped<SignIn>().AddScoped<SignOut>().AddScoped<ChangePassword>();
        services.AddScoped<AddAccount>().AddScoped<ListAccounts>().AddScoped<CloseAccount>().AddScoped<ResetPassword>();
        services.AddScoped<MakeKey>().AddScoped<RevokeKey>().AddScoped<ListKeys>();
        services.AddScoped<ReadAudit>();
        return services;
    }

    public static IApplicationBuilder UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<CurrentActor>().Actor = context.User.ToActor();
            return next(context);
        });
        return app.UseAuthorization();
    }

    public static IEndpointRouteBuilder MapAccess(this IEndpointRouteBuilder endpoints) => endpoints;

    public static IEnumerable<Command> Commands(CommandHost host) => [UserCommand.Make(host)];

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            // length is what protects; rules about kinds of characters only make passwords that are written down
            identity.Password.RequiredLength = 12;
            identity.Password.RequiredUniqueChars = 5;
            identity.Password.RequireDigit = identity.Password.RequireLowercase =
                identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        });
        services.AddScoped<IUserStore<Account>, AccountStore>();
        // OWASP's figure for PBKDF2 with SHA-512
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
    }

    private static void AddDoors(IServiceCollection services)
    {
        services.AddAuthentication(Door.Either)
            .AddPolicyScheme(Door.Either, displayName: null, either => either.ForwardDefaultSelector = Door.For)
            .AddScheme<AuthenticationSchemeOptions, KeyDoor>(Door.Key, configureOptions: null)
            .AddCookie(Door.Person, cookie =>
            {
                cookie.Cookie.Name = "tsela";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.LoginPath = "/sign-in";
                cookie.LogoutPath = "/sign-out";
                cookie.ReturnUrlParameter = "from";
                cookie.ExpireTimeSpan = PersonDoor.IdleMax;
                cookie.Events.OnValidatePrincipal = PersonDoor.Validate;
                var toSignIn = cookie.Events.OnRedirectToLogin;
                cookie.Events.OnRedirectToLogin = refused =>
                {
                    // a mistyped address is no page that a sign-in would open
                    if (refused.HttpContext.GetEndpoint() is not null)
                    {
                        return toSignIn(refused);
                    }

                    refused.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                };
                cookie.Events.OnRedirectToAccessDenied = denied =>
                {
                    denied.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
