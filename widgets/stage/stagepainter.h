#pragma once

#include "widgets/stage/scene.h"

#include <QHash>
#include <QPixmap>
#include <QRegion>

namespace crosstalk::stage {

/// Paints scenes: what stands still from a layer that is touched up where a scene differs from
/// the one before, tokens from small pictures on top.
class StagePainter
{
public:
    /// Everything is painted anew next time: size, theme or resolution changed.
    void reset();

    /// Makes `scene` the one to paint; returns where the widget must be painted again.
    QRegion show(Scene scene, const StageStyle& style);

    void paint(QPainter& painter, const QRegion& region, QSize size, double ratio,
               const StageStyle& style);

    /// All of it as lines and letters, with no layer and no sprites between: for a file.
    void draw(QPainter& painter, const StageStyle& style) const;

    const Scene& scene() const { return m_scene; }

private:
    void updateLayer(QSize size, double ratio, const StageStyle& style);
    const QPixmap& sprite(const Token& token, double ratio, const StageStyle& style);

    Scene m_scene;
    QPixmap m_layer;
    QRegion m_stale; ///< of the layer
    bool m_all = true;
    QHash<QString, QPixmap> m_sprites;
};

} // namespace crosstalk::stage
