using Microsoft.AspNetCore.Authorization;
using Tsela.Access;
using Tsela.Publishing.Reports.ReadReport;

namespace Tsela.Publishing.Profile;

/// <summary>The profile has an address of its own: it is the report that people look for.</summary>
[AllowAnonymous]
public sealed class ProfilePage(ReadReport read, CurrentActor actor) : ReportPage(read, actor);
