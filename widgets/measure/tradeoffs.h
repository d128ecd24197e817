#pragma once

#include <QScrollArea>

class QGridLayout;

namespace crosstalk::measuretab {

/// What no figure shows: boundaries, names, other machines, order, and what happens when one dies.
class TradeOffs : public QScrollArea
{
    Q_OBJECT

public:
    explicit TradeOffs(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override; ///< as wide as its longest words: none is cut

private:
    static QList<QStringList> rows(); ///< in the order of measure::allWays
    void addRow(int row, const QStringList& cells);
    void restyle();

    QWidget* m_page;
    QGridLayout* m_grid;
};

} // namespace crosstalk::measuretab
