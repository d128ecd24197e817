#pragma once

#include "engine/measure/result.h"
#include "widgets/theme/textbox.h"

#include <QWidget>

#include <vector>

namespace crosstalk::measuretab {

/// What one message of one size costs, a row a way: time, processor time, system calls, copies
/// across the boundary, each with a bar against the largest.
class Bars : public QWidget
{
    Q_OBJECT

public:
    explicit Bars(QWidget* parent = nullptr);

    void setSize(long bytes);
    void setResults(const std::vector<measure::Measured>& results);

    QSize minimumSizeHint() const override;
    std::vector<theme::TextBox> textBoxes() const; ///< for tests

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum Column
    {
        Time,
        Processor,
        Calls,
        Copies,
        columnCount
    };
    struct Cell
    {
        QRectF box;
        QString text;
        double part = -1; ///< of the longest bar; below 0: no bar
    };

    std::vector<measure::Measured> rows() const; ///< one a way; not measured yet: of no runs
    QRectF column(int index, double top) const;
    static QString caption(int index);
    QRectF captionBox(int index) const;
    double rowHeight() const;
    double rowTop(std::size_t row) const;
    static double valueOf(const measure::Measured& result, Column column);
    static QString textOf(const measure::Measured& result, Column column);
    Cell cellOf(const measure::Measured& result, Column column, std::size_t row,
                double largest) const;
    void describe();
    void paintCell(QPainter& painter, const Cell& cell, measure::Way way) const;

    long m_size = 4096;
    std::vector<measure::Measured> m_results;
};

} // namespace crosstalk::measuretab
