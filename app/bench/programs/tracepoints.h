#undef LTTNG_UST_TRACEPOINT_PROVIDER
#define LTTNG_UST_TRACEPOINT_PROVIDER crosstalk_bench

#undef LTTNG_UST_TRACEPOINT_INCLUDE
#define LTTNG_UST_TRACEPOINT_INCLUDE "tracepoints.h"

#if !defined(CROSSTALK_TRACEPOINTS_H) || defined(LTTNG_UST_TRACEPOINT_HEADER_MULTI_READ)
#define CROSSTALK_TRACEPOINTS_H

#include "engine/tap/event.h"

#include <cstdint>
#include <lttng/tracepoint.h>

// What an Event of ours carries, as a tracepoint; its time and thread LTTng adds itself.
// clang-format off
LTTNG_UST_TRACEPOINT_EVENT(
    crosstalk_bench, operation,
    LTTNG_UST_TP_ARGS(const crosstalk::tap::Event*, event),
    LTTNG_UST_TP_FIELDS(
        lttng_ust_field_integer_hex(std::uint64_t, object, event->object)
        lttng_ust_field_integer(std::uint64_t, offset, event->offset)
        lttng_ust_field_integer(std::uint64_t, value, event->value)
        lttng_ust_field_integer_hex(std::uint64_t, pc, event->pc)
        lttng_ust_field_integer(std::uint32_t, size, event->size)
        lttng_ust_field_integer(std::uint8_t, kind, static_cast<std::uint8_t>(event->kind))
        lttng_ust_field_integer(std::uint8_t, flags, event->flags)
        lttng_ust_field_integer(std::uint16_t, call, event->call)
        lttng_ust_field_integer(std::int16_t, fd, event->fd)
        lttng_ust_field_integer(std::uint32_t, aux, event->aux)
        lttng_ust_field_array(std::uint8_t, payload, event->payload, 8)))
// clang-format on

#endif

#include <lttng/tracepoint-event.h>
