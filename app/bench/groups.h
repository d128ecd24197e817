#pragma once

#include "app/bench/figures.h"
#include "app/bench/machine.h"

#include <algorithm>

namespace crosstalk::bench {

/// How thorough to be.
struct Effort
{
    int runs = 13;   ///< pairs, or single measurements, a figure
    double size = 1; ///< of each, against the usual

    long scaled(long count) const { return std::max(1L, long(double(count) * size)); }
};

/// What all groups get.
struct Bench
{
    Figures& figures;
    Effort effort;
    Cores cores;
};

void measureRecord(const Bench& bench); ///< reference.*, tap.*
void measurePipe(const Bench& bench);
void measureMemory(const Bench& bench);
void measureDrain(const Bench& bench);
void measureFold(const Bench& bench);
void measureRecording(const Bench& bench); ///< record.*
void measureKernel(const Bench& bench);
void measurePaint(const Bench& bench); ///< makes a QApplication for offscreen if there is none
void measureExplore(const Bench& bench);
void measureStart(const Bench& bench);
void measureScope(const Bench& bench); ///< scope.*

/// All of them. Changes where the calling thread runs while it works.
Figures measureAll(const Effort& effort);

} // namespace crosstalk::bench
