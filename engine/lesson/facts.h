#pragma once

#include "engine/lesson/lesson.h"

#include <map>
#include <string>
#include <vector>

// The facts that a lesson's expressions are about: numbers, by name. Whoever runs the lesson
// supplies them as a plain map.
//
//   for each variable v         v               its value now
//                               expected_v      what [[variable]] expected says
//                               lost_v          expected_v - v
//                               loads_v         loads of it so far (read-modify-writes too)
//                               stores_v        stores to it so far (read-modify-writes too)
//                               lost_updates_v  stores that erased another process's store
//   for each channel c          written_c, read_c   bytes so far
//                               fill_c, peak_c, capacity_c   bytes, or messages in a queue
//                               sent_c, received_c, queued_c   messages so far, and inside
//                               made_c, executed_c, returned_c, failed_c   remote calls
//   for each call               calls_write     calls that returned without an error
//                               errors_write    calls that returned an error
//                               sleeps_write    calls that slept
//   for each parameter          its name        the number in force
//   for each choice             its name        the position of the option in force
//   for each option             each_line       its position, a constant
//   of the run                  races, deadlocks, events, processes that were started,
//                               finished (1 when every process has ended, else 0)
//
// In a program's progress (`done`) stores_v, loads_v, calls_… are of that process alone. Where an
// id has a - or a dot, the fact has a _.

namespace crosstalk::lesson {

/// An id as part of a fact's name: "each-line" is each_line.
std::string factName(const std::string& id);

/// The facts whose values never change: the positions of the options.
std::map<std::string, double> constants(const Lesson& lesson);

/// The facts of this lesson, but for calls_…, errors_… and sleeps_…, which any call has.
std::vector<std::string> factNames(const Lesson& lesson);

/// Whether an expression of this lesson may use the name.
bool isFact(const Lesson& lesson, const std::string& name);

} // namespace crosstalk::lesson
