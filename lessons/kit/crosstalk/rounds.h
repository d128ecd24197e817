#pragma once

#include "kit.h"

#include <pthread.h>

namespace crosstalk {

#define CROSSTALK_QUIET __attribute__((no_sanitize_thread)) inline

/// Rounds that several processes begin together, all under the same option of one live choice, so
/// that a switch flipped meanwhile counts from the next round on. Lies in memory they share; made
/// by one of them before the others begin. How many rounds there are says the parameter "rounds"; 0
/// is without end.
class Rounds
{
public:
    CROSSTALK_QUIET Rounds(unsigned processes, const char* choiceName) : m_choiceName(choiceName)
    {
        pthread_barrierattr_t attributes;
        pthread_barrierattr_init(&attributes);
        pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
        pthread_barrier_init(&m_start, &attributes, processes);
        watch("start", m_start);
    }

    /// Waits until all are here. Then one of them alone runs `judge` on the round that is over and
    /// `prepare` for the next, and all go on. False: there is no next.
    template<class Prepare, class Judge> CROSSTALK_QUIET bool begin(Prepare prepare, Judge judge)
    {
        if (pthread_barrier_wait(&m_start) == PTHREAD_BARRIER_SERIAL_THREAD) {
            const long rounds = param("rounds");
            if (m_begun > 0)
                judge();
            m_over = rounds > 0 && m_begun >= rounds;
            if (!m_over) {
                ++m_begun;
                m_option = choice(m_choiceName);
                prepare();
            }
        }
        pthread_barrier_wait(&m_start);
        return !m_over;
    }

    template<class Prepare> CROSSTALK_QUIET bool begin(Prepare prepare)
    {
        return begin(prepare, [] {});
    }

    /// Waits until all are here.
    CROSSTALK_QUIET void meet() { pthread_barrier_wait(&m_start); }

    /// The option of this round: its position.
    CROSSTALK_QUIET long option() const { return m_option; }
    /// How many rounds have begun, this one included.
    CROSSTALK_QUIET long number() const { return m_begun; }

private:
    long m_option = 0;
    pthread_barrier_t m_start;
    const char* m_choiceName; ///< a literal of the program that all were forked from
    long m_begun = 0;
    bool m_over = false;
};

#undef CROSSTALK_QUIET

} // namespace crosstalk
