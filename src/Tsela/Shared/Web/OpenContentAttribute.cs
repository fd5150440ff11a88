namespace Tsela.Shared.Web;

/// <summary>Marks an address whose answer to nobody in particular holds no secret, not even the token of a form, so that it may be compressed.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenContentAttribute : Attribute;
