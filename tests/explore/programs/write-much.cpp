// Writes more than a pipe holds.
#include <crosstalk/kit.h>

#include <unistd.h>
#include <vector>

int main()
{
    const std::vector<char> much(70'000);
    crosstalk::ready();
    return write(STDOUT_FILENO, much.data(), much.size()) == 70'000 ? 0 : 1;
}
