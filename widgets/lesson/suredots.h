#pragma once

#include <QAbstractSlider>

namespace crosstalk::lessonpane {

/// "How sure?" in one to four dots; zero before anything was said. Mouse and arrow keys.
class SureDots : public QAbstractSlider
{
    Q_OBJECT

public:
    static constexpr int most = 4;

    explicit SureDots(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    double pitch() const;
};

} // namespace crosstalk::lessonpane
