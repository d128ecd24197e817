// A parent and its child count in a global variable, or in
// a page of memory that they share.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>
#include <crosstalk/rounds.h>

#include <atomic>
#include <cstdio>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

enum Place { Global, Shared };

struct Page
{
    Rounds rounds{2, "place"};
    std::atomic<long> counter{0};
    long parent_sees = 0;
    long child_sees = 0;
    std::atomic<long> apart{0}; // P1's address minus P2's
};

std::atomic<long> counter{0}; // a global

void count(Page* page, std::atomic<long>& n, bool parent)
{
    const long turns = param("turns");
    for (long i = 0; i < turns; ++i) {
        ++n;
        compute(param("work"));
    }
    page->apart += parent ? long(&n) : -long(&n);
    page->rounds.meet(); // both have counted
    const long sees = n;
    (parent ? page->parent_sees : page->child_sees) = sees;
    mark(sees > turns ? "sees both" : "sees its own", sees);
    if (page->rounds.number() == 1)
        std::fprintf(stderr, "%d counts at %p and sees %ld\n",
                     getpid(), static_cast<void*>(&n), sees);
}

int main()
{
    void* memory = mmap(nullptr, sizeof(Page),
                        PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        std::perror("mmap");
        return 1;
    }
    auto* page = new (memory) Page;
    watch("counter", page->counter);
    watch("parent_sees", page->parent_sees);
    watch("child_sees", page->child_sees);
    watch("apart", page->apart);

    const bool parent = fork() > 0;
    auto zero = [page] { page->counter = page->apart = 0; };
    while (page->rounds.begin(zero)) {
        counter = 0;
        if (page->rounds.option() == Global)
            count(page, counter, parent);
        else
            count(page, page->counter, parent);
    }
    if (parent)
        wait(nullptr);
}
