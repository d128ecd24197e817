// Paints every sample in both themes and several sizes into PNG files, to be looked at by people:
//   crosstalk_gallery FOLDER [NAME…]

#include "tests/widgets/stage/samples.h"
#include "widgets/stage/stagewidget.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>

#include <cstdio>

using namespace crosstalk;

namespace {

struct Picture
{
    const char* suffix;
    QSize size;
    double ratio;
    bool presentation;
};

constexpr int designs = 4;
const Picture pictures[designs] = {{"small", {700, 430}, 1, false},
                                   {"large", {1180, 600}, 1, false},
                                   {"fine", {700, 430}, 2, false},
                                   {"present", {1920, 760}, 1, true}};

void paint(const tests::Sample& sample, const Picture& picture, const QString& path)
{
    stage::StageWidget stage;
    stage.resize(picture.size);
    stage.setSources(tests::sampleSources());
    stage.setPresentation(picture.presentation);
    stage.setSnapshot(std::make_shared<world::Snapshot>(sample.snapshot));
    stage.setSelected(sample.selected);
    QImage image(picture.size * picture.ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(picture.ratio);
    stage.render(&image);
    if (!image.save(path))
        std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const QString folder = arguments.value(1, QStringLiteral("."));
    QDir().mkpath(folder);
    for (const theme::Mode mode : {theme::Mode::Light, theme::Mode::Dark}) {
        theme::Appearance::instance().setMode(mode);
        const QString theme =
            mode == theme::Mode::Light ? QStringLiteral("light") : QStringLiteral("dark");
        for (const tests::Sample& sample : tests::samples()) {
            const QString name = QString::fromStdString(sample.name);
            if (arguments.size() > 2 && !arguments.mid(2).contains(name))
                continue;
            for (const Picture& picture : pictures)
                paint(sample, picture,
                      QStringLiteral("%1/%2-%3-%4.png")
                          .arg(folder, name, theme, QLatin1String(picture.suffix)));
        }
    }
    return 0;
}
