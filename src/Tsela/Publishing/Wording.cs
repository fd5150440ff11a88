using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Tsela.Publishing;

/// <summary>What something is called, in the reader's language where that is known.</summary>
/// <param name="IsForeign">True where the words are English on a page in another language: marked, so that a screen reader speaks them as such.</param>
public readonly record struct Wording(string Text, bool IsForeign) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        writer.Write(IsForeign ? "<span lang=\"en\">" : "");
        encoder.Encode(writer, Text);
        writer.Write(IsForeign ? "</span>" : "");
    }

    public override string ToString() => Text;
}
