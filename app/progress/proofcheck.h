#pragma once

#include "app/progress/database.h"
#include "engine/lesson/lesson.h"
#include "engine/session/run.h"
#include "engine/world/snapshot.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace crosstalk::session {
class Replay;
}

namespace crosstalk::progress {

/// The moment that a proof leads to, as this Crosstalk finds it.
struct ProvenMoment
{
    std::shared_ptr<const world::Snapshot> recorded = {}; ///< by folding its recording
    std::shared_ptr<const world::Snapshot> replayed = {}; ///< by its schedule; null: it has none …
    std::string why = {}; ///< … or it could not be followed here, for this reason
};

/// Checks proofs against a lesson as it is installed here: folds their recordings, which runs
/// nothing, and has fresh processes of the installed programs follow their schedules. Each proof
/// once.
class ProofCheck
{
public:
    /// Borrows both.
    ProofCheck(const lesson::Lesson& lesson, const session::Installation& installation);

    /// The object of an Error is the sentence that says what does not hold.
    const Result<ProvenMoment>& check(const Proof& proof);

private:
    Result<ProvenMoment> look(const Proof& proof) const;
    Result<void> compare(const std::string& schedule, session::Replay& replay) const;
    void replay(const std::string& schedule, ProvenMoment& out) const;

    const lesson::Lesson& m_lesson;
    const std::string m_content;
    const session::Installation& m_installation;
    std::map<std::pair<QByteArray, std::string>, Result<ProvenMoment>> m_looked;
};

} // namespace crosstalk::progress
