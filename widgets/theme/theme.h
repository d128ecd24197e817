#pragma once

#include "widgets/theme/contrast.h"

#include <QColor>
#include <QFont>

#include <array>

// How everything looks: plain values. `Appearance` (appearance.h) says which Theme is in force and
// when it changes; badge.h paints the small recurring things.

namespace crosstalk::theme {

inline constexpr int processColours = 8;

/// Colours of one process: Okabe-Ito hues, never used for anything else.
struct ProcessColours
{
    QColor main;     ///< lines, outlines, filled shapes without text
    QColor text;     ///< words: 4.5:1 on every surface and on `wash`
    QColor fill;     ///< background of a header or a token that carries text …
    QColor onFill;   ///< … in this colour
    QColor wash;     ///< pale background: chips, the current line; carries `text` or Palette::text
    QColor washLine; ///< outline of a wash, and hatching on `card` that text may cross
};

/// Every colour that is not a process's.
struct Palette
{
    QColor panel;     ///< panes, bars, dialogs
    QColor card;      ///< boxes on the stage and in panes
    QColor userSpace; ///< the stage above the line
    QColor kernel;    ///< the stage below the line
    QColor sunken;    ///< inset fields, the timeline's background

    QColor line;     ///< thin borders
    QColor lineSoft; ///< separators inside a card, grid
    QColor boundary; ///< the dashed system-call boundary
    QColor track;    ///< empty part of a bar, an empty slot

    QColor text;  ///< words
    QColor muted; ///< labels, captions: still 4.5:1 on every surface
    QColor dim;   ///< skipped code, disabled words: still 4.5:1

    QColor strong;   ///< the one dark (light, on dark) button …
    QColor onStrong; ///< … and its words

    QColor race;     ///< outline, arcs, words: 4.5:1 on every surface
    QColor raceFill; ///< filled label …
    QColor onRaceFill;
    QColor raceWash; ///< pale background; carries onRaceWash
    QColor onRaceWash;

    QColor warn; ///< amber words: 4.5:1
    QColor warnWash;
    QColor onWarnWash;
    QColor good; ///< green words and ticks: 4.5:1
    QColor goodWash;
    QColor onGoodWash;
    QColor accent;     ///< links, headings like "PREDICT FIRST", focus ring, selection outline
    QColor accentWash; ///< chosen option; carries `text` and `accent`

    QColor region;     ///< outline of shared memory
    QColor regionWash; ///< its background
    QColor regionText; ///< words on it
};

/// Process badges also differ by shape: P1 to P8.
enum class BadgeShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
    Pentagon,
    Hexagon,
    Star,
    Cross
};

/// Colours and fonts of one appearance. Sizes are in the pixels of a 1280×800 design at scale 1;
/// px() turns them into pixels at the user's scale.
class Theme
{
public:
    static Theme light(double scale = 1);
    static Theme dark(double scale = 1);

    bool isDark() const { return m_dark; }
    const Palette& palette() const { return m_palette; }

    /// Colours of a process by ordinal (P1 is 0), repeating after eight; `-1` gives neutral ones.
    const ProcessColours& process(int ordinal) const;
    static BadgeShape badge(int ordinal);

    /// The theme at another scale (Ctrl +/−, presentation); 1 is 100 %.
    Theme scaled(double scale) const;
    double scale() const { return m_scale; }
    double px(double designPixels) const { return designPixels * m_scale; }

    /// Sizes in design pixels: 11 captions, 12 labels, 13 to 14 body, 16 headings, 21 titles.
    QFont sans(double size = 14, QFont::Weight weight = QFont::Normal) const;
    QFont mono(double size = 13, QFont::Weight weight = QFont::Normal) const;
    /// Small letter-spaced capitals, as in "USER SPACE"; write the text in capitals yourself.
    QFont caps(double size = 11) const;

    static constexpr double radius = 8; ///< design pixels: corners of buttons and boxes

private:
    bool m_dark = false;
    double m_scale = 1;
    Palette m_palette;
    std::array<ProcessColours, processColours> m_processes;
    ProcessColours m_neutral;
};

/// Registers the fonts in the executable with Qt. Call once, after the QGuiApplication is made;
/// later calls do nothing.
void loadFonts();

} // namespace crosstalk::theme
