using Tsela.Publishing.Reports.Texts;

namespace Tsela.Publishing.Profile;

public sealed class ProfileTextsPage(ReadTexts read, WriteText write) : TextsPage(read, write);
