#include "engine/world/messagematcher.h"

#include <QTest>

#include <string>

using crosstalk::world::MessageMatcher;

namespace {

/// What a take found, in words: "3:5" five bytes of message 3, "3:2+" and its front stays,
/// "[7,9)" put in by nobody.
std::string taken(MessageMatcher& matcher, std::uint64_t from, std::uint64_t to)
{
    std::string words;
    matcher.take(
        from, to,
        [&](const MessageMatcher::Origin& origin, std::uint64_t bytes, bool frontStays) {
            words += std::to_string(origin.number) + ":" + std::to_string(bytes) +
                     (frontStays ? "+ " : " ");
        },
        [&](std::uint64_t begin, std::uint64_t end) {
            words += "[" + std::to_string(begin) + "," + std::to_string(end) + ") ";
        });
    return words;
}

MessageMatcher::Piece stretch(std::uint64_t number, std::uint64_t from, std::uint64_t to)
{
    return {from, to, {0, number}, to - from, true};
}

} // namespace

class TestMessageMatcher : public QObject
{
    Q_OBJECT

private slots:
    void aStreamHasNoMessages()
    {
        MessageMatcher matcher;
        matcher.put(stretch(1, 0, 3));
        matcher.put(stretch(2, 3, 5));
        QCOMPARE(matcher.waiting(), 2u);
        QCOMPARE(taken(matcher, 0, 2), std::string("1:2 "));
        QCOMPARE(taken(matcher, 2, 5), std::string("1:1 2:2 "));
        QCOMPARE(matcher.waiting(), 0u);
    }

    void messagesAreTakenByNumberInAnyOrder()
    {
        MessageMatcher queue;
        for (std::uint64_t n = 0; n < 4; ++n)
            queue.put({n, n + 1, {0, n}, 100 + n, false});
        QCOMPARE(taken(queue, 2, 3), std::string("2:102 "));
        QCOMPARE(taken(queue, 0, 1), std::string("0:100 "));
        QCOMPARE(taken(queue, 2, 3), std::string("[2,3) "));
        QCOMPARE(queue.waiting(), 2u);
    }

    void whatNobodyPutInIsSaid()
    {
        MessageMatcher matcher;
        matcher.put(stretch(1, 4, 6));
        QCOMPARE(taken(matcher, 0, 10), std::string("[0,4) 1:2 [6,10) "));
    }

    void piecesMayComeOutOfOrder()
    {
        MessageMatcher matcher;
        matcher.put(stretch(2, 5, 10));
        matcher.put(stretch(1, 0, 5));
        QCOMPARE(taken(matcher, 3, 7), std::string("1:2+ 2:2 "));
    }

    void aTailIsTakenBack()
    {
        MessageMatcher matcher;
        matcher.put(stretch(1, 0, 10));
        QCOMPARE(taken(matcher, 6, 10), std::string("1:4+ "));
        matcher.put(stretch(2, 6, 8));
        QCOMPARE(taken(matcher, 0, 8), std::string("1:6 2:2 "));
    }

    void longUseKeepsItSmallAndRight()
    {
        MessageMatcher matcher;
        for (std::uint64_t n = 0; n < 100'000; ++n) {
            matcher.put(stretch(n, n * 3, n * 3 + 3));
            if (n >= 5)
                QCOMPARE(taken(matcher, (n - 5) * 3, (n - 5) * 3 + 3),
                         std::to_string(n - 5) + ":3 ");
        }
        QCOMPARE(matcher.waiting(), 5u);
    }
};

QTEST_GUILESS_MAIN(TestMessageMatcher)
#include "tst_messagematcher.moc"
