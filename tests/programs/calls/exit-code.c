#include "call.h"
int main(void)
{
    return 77;
}
