// Three games for two processes. Nothing but the order of
// their steps decides how each of them ends.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_mutex.hpp>
#include <crosstalk/kit.h>

#include <atomic>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

using namespace boost::interprocess;
using namespace crosstalk;

enum Game { Deposits, Door, Locks };
enum Care { Without, With };

struct Board
{
    long balance = 0;
    long taken = 0;  // the door: 1 while somebody is inside
    long inside = 0; // how many are
    interprocess_mutex red, blue;
};

void deposit(Board* board, long care)
{
    if (care == With) {
        std::atomic_ref(board->balance).fetch_add(1);
        return;
    }
    long seen = board->balance;
    board->balance = seen + 1;
}

void goInside(Board* board, long care)
{
    std::atomic_ref taken(board->taken), inside(board->inside);
    if (care == With) {
        if (taken.exchange(1)) // looks and takes in one
            return;
    } else {
        if (taken.load()) // looks …
            return;
        taken.store(1); // … then takes
    }
    if (inside.fetch_add(1) == 1)
        mark("both inside", 2);
    inside.fetch_sub(1);
    taken.store(0);
}

void takeBoth(Board* board, bool isP1, long care)
{
    interprocess_mutex *one = &board->red, *other = &board->blue;
    if (!isP1 && care == Without)
        std::swap(one, other);
    one->lock();
    other->lock();
    other->unlock();
    one->unlock();
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* board = new (memory.get_address()) Board;
    watch("balance", board->balance);
    watch("taken", board->taken);
    watch("inside", board->inside);
    watch("red", board->red);
    watch("blue", board->blue);
    const bool isP1 = fork() > 0;
    ready();

    long done = 0;
    do {
        const long game = choice("game"), care = choice("care");
        if (game == Deposits)
            deposit(board, care);
        if (game == Door)
            goInside(board, care);
        if (game == Locks)
            takeBoth(board, isP1, care);
    } while (++done < param("turns") || !param("turns"));
    if (isP1)
        wait(nullptr);
}
