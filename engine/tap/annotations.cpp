#include "engine/tap/worker.h"

// What libraries that have locks of their own (Abseil's, under gRPC) tell a thread sanitizer about
// them. Their inline functions are compiled into programs of ours and refer to these; there is
// nothing to do, for such locks order only what the library itself hands from thread to thread.

CROSSTALK_EXPORT void __tsan_mutex_create(void*, unsigned) {}
CROSSTALK_EXPORT void __tsan_mutex_destroy(void*, unsigned) {}
CROSSTALK_EXPORT void __tsan_mutex_pre_lock(void*, unsigned) {}
CROSSTALK_EXPORT void __tsan_mutex_post_lock(void*, unsigned, int) {}
CROSSTALK_EXPORT int __tsan_mutex_pre_unlock(void*, unsigned)
{
    return 0;
}
CROSSTALK_EXPORT void __tsan_mutex_post_unlock(void*, unsigned) {}
CROSSTALK_EXPORT void __tsan_mutex_pre_signal(void*, unsigned) {}
CROSSTALK_EXPORT void __tsan_mutex_post_signal(void*, unsigned) {}
CROSSTALK_EXPORT void __tsan_mutex_pre_divert(void*, unsigned) {}
CROSSTALK_EXPORT void __tsan_mutex_post_divert(void*, unsigned) {}
CROSSTALK_EXPORT void __tsan_acquire(void*) {}
CROSSTALK_EXPORT void __tsan_release(void*) {}
