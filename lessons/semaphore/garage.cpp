// Three cars want into a garage with two places. A number
// says how many are free, or a semaphore does.
#include <boost/interprocess/anonymous_shared_memory.hpp>
#include <boost/interprocess/sync/interprocess_semaphore.hpp>
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <atomic>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boost::interprocess;
using namespace crosstalk;

enum Places { Number, Semaphore };

constexpr long places = 2;

struct Garage
{
    Rounds rounds{3, "places_are"};
    interprocess_semaphore semaphore{places};
    long number = places;        // free, as a plain number
    std::atomic<long> inside{0}; // cars
    std::atomic<long> most{0};   // at once, this round
    std::atomic<long> looks{0};  // at a number that was 0
};

// Looks until a place is free; drives on after 500 looks.
bool takeNumber(Garage* garage)
{
    long looks = 0;
    while (garage->number < 1 && looks < 500) {
        ++looks;
        sched_yield(); // nobody will wake us
    }
    garage->looks += looks;
    if (looks == 500)
        return false;
    garage->number = garage->number - 1;
    return true;
}

void park(Garage* garage, long kind)
{
    if (kind == Semaphore)
        garage->semaphore.wait(); // takes one, or sleeps
    else if (!takeNumber(garage))
        return;

    const long inside = ++garage->inside;
    if (inside > garage->most)
        garage->most = inside;
    compute(param("stay"));
    --garage->inside;

    if (kind == Semaphore)
        garage->semaphore.post(); // wakes who sleeps
    else
        garage->number = garage->number + 1;
}

int main()
{
    mapped_region memory = anonymous_shared_memory(4096);
    auto* garage = new (memory.get_address()) Garage;
    watch("number", garage->number);
    watch("inside", garage->inside);
    watch("most", garage->most);
    watch("looks", garage->looks);
    watch("semaphore", garage->semaphore);

    const bool parent = fork() > 0 && fork() > 0;
    auto open = [garage] { // in the morning
        garage->number = places;
        garage->most = 0;
    };
    auto judge = [garage] { // in the evening
        const bool fits = garage->most <= places;
        mark(fits ? "room for all" : "too many", garage->most);
    };
    while (garage->rounds.begin(open, judge))
        park(garage, garage->rounds.option());
    if (parent)
        while (wait(nullptr) > 0) {
        }
}
