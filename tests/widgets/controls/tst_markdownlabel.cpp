#include "widgets/controls/markdownlabel.h"

#include <QTest>

using crosstalk::controls::MarkdownLabel;

class TestMarkdownLabel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysItsWords();
    void htmlStaysText();
    void imagesAreNotFetched();
    void tallerWhenNarrower();
};

void TestMarkdownLabel::saysItsWords()
{
    MarkdownLabel label;
    label.setMarkdown(QStringLiteral("Two **real** processes and `balance`."));
    QCOMPARE(label.accessibleName(), QStringLiteral("Two real processes and balance."));
}

void TestMarkdownLabel::htmlStaysText()
{
    MarkdownLabel label;
    label.setMarkdown(QStringLiteral("see <b>this</b>"));
    QVERIFY(label.accessibleName().contains(QStringLiteral("<b>this</b>")));
}

void TestMarkdownLabel::imagesAreNotFetched()
{
    MarkdownLabel label;
    label.resize(200, 200);
    label.setMarkdown(
        QStringLiteral("![map](file:///etc/hostname) and [there](https://example.org)"));
    QVERIFY(!label.grab().isNull()); // painting asks for the image: it gets none
    QVERIFY(label.accessibleName().contains(QStringLiteral("there")));
}

void TestMarkdownLabel::tallerWhenNarrower()
{
    MarkdownLabel label;
    label.setMarkdown(
        QStringLiteral("one two three four five six seven eight nine ten eleven twelve"));
    QVERIFY(label.heightForWidth(120) > label.heightForWidth(600));
}

QTEST_MAIN(TestMarkdownLabel)
#include "tst_markdownlabel.moc"
