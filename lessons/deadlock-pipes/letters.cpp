// Two processes send each other a letter of the same size,
// through two pipes, again and again.
#include <crosstalk/compute.h>
#include <crosstalk/kit.h>

#include <cstdio>
#include <cstdlib>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosstalk;

enum First { BothWrite, TakeTurns };

char letter[1 << 20];

void writeAll(int out, const void* from, long size)
{
    for (long sent = 0; sent < size;) {
        long n = write(out, static_cast<const char*>(from) + sent,
                       size - sent);
        if (n <= 0)
            std::exit(3);
        sent += n;
    }
}

void readAll(int in, void* to, long size)
{
    for (long got = 0; got < size;) {
        long n = read(in, static_cast<char*>(to) + got, size - got);
        if (n <= 0)
            std::exit(4); // 0: the other one is gone
        got += n;
    }
}

void sendLetter(int out)
{
    const long size = param("bytes");
    *reinterpret_cast<long*>(letter) = size; // how long it is
    writeAll(out, letter, size);
}

void readLetter(int in)
{
    readAll(in, letter, sizeof(long));
    const long size = *reinterpret_cast<long*>(letter);
    readAll(in, letter, size - long(sizeof size));
}

int main()
{
    int there[2], back[2];
    if (pipe(there) != 0 || pipe(back) != 0) {
        std::perror("pipe");
        return 2;
    }
    const bool parent = fork() > 0;
    const int in = parent ? back[0] : there[0];
    const int out = parent ? there[1] : back[1];
    close(parent ? there[0] : there[1]);
    close(parent ? back[1] : back[0]);

    long done = 0;
    do {
        if (parent || choice("first") == BothWrite) {
            sendLetter(out);
            readLetter(in);
        } else { // P2 reads first
            readLetter(in);
            sendLetter(out);
        }
        mark("exchanged", done);
        compute(param("work"));
    } while (++done < param("letters") || !param("letters"));
    close(out);
    if (parent)
        wait(nullptr);
}
