#pragma once

#include "engine/lesson/expression.h"
#include "engine/lesson/lesson.h"
#include "engine/world/world.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crosstalk::session {

/// The lesson's expressions, applied to a run: expected values and progress. What cannot be
/// evaluated yet (a variable nobody named so far) has no value.
class Evaluation
{
public:
    explicit Evaluation(const lesson::Lesson& lesson);

    /// Fills in expected, lost and progress.
    void apply(world::Snapshot& snapshot, const world::World& world,
               const std::map<std::string, std::int64_t>& settings);

private:
    struct Progress
    {
        std::string program;
        std::string label;
        std::optional<lesson::Expression> done;
        std::optional<lesson::Expression> total;
    };
    struct Expected
    {
        std::string variable;
        std::optional<lesson::Expression> value;
    };

    std::map<std::string, double> m_constants;
    std::vector<Progress> m_progress;
    std::vector<Expected> m_expected;
};

/// All facts a lesson's expressions may be about, at the moment of the snapshot (facts.h lists
/// them). For predictions: the window evaluates `settled` and `when` over these.
std::map<std::string, double> factsOf(const lesson::Lesson& lesson,
                                      const world::Snapshot& snapshot);

/// One of these facts; calls_…, errors_… and sleeps_… are 0 until there was one.
std::optional<double> factOf(const std::map<std::string, double>& facts, const std::string& name);

} // namespace crosstalk::session
