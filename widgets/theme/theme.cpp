#include "widgets/theme/theme.h"

#include <QFontDatabase>
#include <QResource>
#include <QStringList>

namespace crosstalk::theme {

namespace {

QColor hex(QRgb rgb)
{
    return QColor(rgb);
}

Palette lightPalette()
{
    Palette p;
    p.panel = hex(0xffffff);
    p.card = hex(0xffffff);
    p.userSpace = hex(0xfbfcfd);
    p.kernel = hex(0xeceff3);
    p.sunken = hex(0xf6f8fa);
    p.line = hex(0xdde2e8);
    p.lineSoft = hex(0xe8ecf0);
    p.boundary = hex(0xb9c2cc);
    p.track = hex(0xe5e9ee);
    p.text = hex(0x1b2430);
    p.muted = hex(0x5a6572);
    p.dim = hex(0x616b79);
    p.strong = hex(0x1b2430);
    p.onStrong = hex(0xffffff);
    p.race = hex(0xc72c5c);
    p.raceFill = hex(0xc72c5c);
    p.onRaceFill = hex(0xffffff);
    p.raceWash = hex(0xfdecf1);
    p.onRaceWash = hex(0x8c1a3f);
    p.warn = hex(0x8a5a00);
    p.warnWash = hex(0xfff4d6);
    p.onWarnWash = hex(0x6b4600);
    p.good = hex(0x0b7350);
    p.goodWash = hex(0xe2f5ec);
    p.onGoodWash = hex(0x075a3e);
    p.accent = hex(0x0067a3);
    p.accentWash = hex(0xeaf4fb);
    p.region = hex(0xe0a500);
    p.regionWash = hex(0xfff8e1);
    p.regionText = hex(0x6f5a1a);
    return p;
}

Palette darkPalette()
{
    Palette p;
    p.panel = hex(0x181d25);
    p.card = hex(0x1a2029);
    p.userSpace = hex(0x141920);
    p.kernel = hex(0x0e1217);
    p.sunken = hex(0x12171e);
    p.line = hex(0x2b333f);
    p.lineSoft = hex(0x252c37);
    p.boundary = hex(0x4a5563);
    p.track = hex(0x2a323e);
    p.text = hex(0xe8edf3);
    p.muted = hex(0xa6b0bd);
    p.dim = hex(0x9da8b5);
    p.strong = hex(0xe8edf3);
    p.onStrong = hex(0x181d25);
    p.race = hex(0xf2799f);
    p.raceFill = hex(0xe85d8a);
    p.onRaceFill = hex(0x1a0a10);
    p.raceWash = hex(0x3a1826);
    p.onRaceWash = hex(0xffb3c9);
    p.warn = hex(0xf0b94a);
    p.warnWash = hex(0x3a2c0e);
    p.onWarnWash = hex(0xffd98a);
    p.good = hex(0x34d399);
    p.goodWash = hex(0x12362d);
    p.onGoodWash = hex(0x7ae6bd);
    p.accent = hex(0x6cbcf0);
    p.accentWash = hex(0x132c3c);
    p.region = hex(0xc9a227);
    p.regionWash = hex(0x262112);
    p.regionText = hex(0xe0cd8f);
    return p;
}

// Okabe-Ito; the eighth (black) is a slate here, so that it can be seen on dark.
constexpr QRgb lightMain[processColours] = {0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7,
                                            0x56b4e9, 0xe69f00, 0xb5a900, 0x5c6675};
constexpr QRgb darkMain[processColours] = {0x56b4e9, 0xf0874a, 0x2fc79a, 0xdf97c0,
                                           0x9bd8f7, 0xf2b737, 0xe8dc52, 0xaab4c2};

ProcessColours coloursOf(const QColor& main, const Palette& p, bool dark)
{
    ProcessColours c;
    c.main = main;
    c.wash = blend(main, p.card, dark ? 0.15 : 0.11);
    c.washLine = blend(main, p.card, dark ? 0.14 : 0.10);
    c.text =
        readable(main, {c.wash, p.card, p.kernel, p.userSpace, p.sunken, c.washLine, p.regionWash});
    c.onFill = dark ? p.kernel : hex(0xffffff);
    c.fill = dark ? readable(main, {c.onFill}) : readable(main, {c.onFill}, 4.7);
    return c;
}

} // namespace

Theme Theme::light(double scale)
{
    Theme theme;
    theme.m_scale = scale;
    theme.m_palette = lightPalette();
    for (int i = 0; i < processColours; ++i)
        theme.m_processes[std::size_t(i)] = coloursOf(hex(lightMain[i]), theme.m_palette, false);
    theme.m_neutral = coloursOf(theme.m_palette.muted, theme.m_palette, false);
    return theme;
}

Theme Theme::dark(double scale)
{
    Theme theme;
    theme.m_dark = true;
    theme.m_scale = scale;
    theme.m_palette = darkPalette();
    for (int i = 0; i < processColours; ++i)
        theme.m_processes[std::size_t(i)] = coloursOf(hex(darkMain[i]), theme.m_palette, true);
    theme.m_neutral = coloursOf(theme.m_palette.muted, theme.m_palette, true);
    return theme;
}

const ProcessColours& Theme::process(int ordinal) const
{
    return ordinal < 0 ? m_neutral : m_processes[std::size_t(ordinal % processColours)];
}

BadgeShape Theme::badge(int ordinal)
{
    return BadgeShape(ordinal < 0 ? 0 : ordinal % processColours);
}

Theme Theme::scaled(double scale) const
{
    Theme theme = *this;
    theme.m_scale = scale;
    return theme;
}

namespace {

QFont makeFont(const QStringList& families, double pixels, QFont::Weight weight)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(std::max(6, qRound(pixels)));
    font.setWeight(weight);
    return font;
}

} // namespace

QFont Theme::sans(double size, QFont::Weight weight) const
{
    return makeFont({QStringLiteral("Inter"), QStringLiteral("sans-serif")}, px(size), weight);
}

QFont Theme::mono(double size, QFont::Weight weight) const
{
    QFont font =
        makeFont({QStringLiteral("JetBrains Mono"), QStringLiteral("monospace")}, px(size), weight);
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont Theme::caps(double size) const
{
    QFont font = sans(size, QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 106);
    return font;
}

namespace {

/// Straight out of this program's own pages: by its name Qt would copy the file, twice.
void addFont(const QResource& font)
{
    const auto* data = reinterpret_cast<const char*>(font.data());
    QFontDatabase::addApplicationFontFromData(QByteArray::fromRawData(data, font.size()));
}

} // namespace

void loadFonts()
{
    static const bool loaded = [] {
        for (const char* file :
             {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf",
              "JetBrainsMono-Regular.ttf", "JetBrainsMono-SemiBold.ttf", "JetBrainsMono-Bold.ttf"})
            addFont(QResource(QStringLiteral(":/fonts/") + QLatin1String(file)));
        return true;
    }();
    Q_UNUSED(loaded)
}

} // namespace crosstalk::theme
