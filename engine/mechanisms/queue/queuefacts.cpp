#include "engine/mechanisms/queue/messagequeue.h"
#include "engine/mechanisms/queue/queuecalls.h"

#include <cerrno>

// What is worth telling about a queue besides its messages: why a call failed, and that its name
// is gone.

namespace crosstalk::mechanisms {

namespace {

void tell(Effects& effects, const char* kind, const tap::Event& event, const Actor& actor,
          std::string say)
{
    effects.facts.push_back(
        {kind, {}, std::string(callName(event.call)), actor.process, 0, std::move(say)});
}

std::string ending(const tap::Event& event, const char* error)
{
    const std::string call(callName(event.call));
    if (call.starts_with("message_queue") && event.aux != 0)
        return call + " throws an interprocess_exception";
    return event.aux != 0 ? call + " fails with " + error : call + " returns false";
}

} // namespace

void MessageQueue::noteSendFailure(const tap::Event& event, const Actor& actor,
                                   Effects& effects) const
{
    switch (event.aux) {
    case 0:
    case EAGAIN:
        if (std::string_view(callName(event.call)).find("timed") != std::string_view::npos)
            return tell(effects, "timed-out", event, actor,
                        "{on} stayed full until {who}'s time was over: " + ending(event, ""));
        return tell(effects, "eagain", event, actor,
                    "{on} is full and {who} may not wait: " + ending(event, "EAGAIN"));
    case ETIMEDOUT:
        return tell(effects, "timed-out", event, actor,
                    "{on} stayed full until {who}'s time was over: " + ending(event, "ETIMEDOUT"));
    case EMSGSIZE:
        return tell(effects, "too-long", event, actor,
                    "{who}'s message of " + std::to_string(event.size) +
                        " bytes is longer than {on} takes" +
                        (m_limits.messageBytes != 0
                             ? " (" + std::to_string(m_limits.messageBytes) + ")"
                             : std::string()) +
                        ": " + ending(event, "EMSGSIZE"));
    default:
        return noteFailure(event, actor, effects);
    }
}

void MessageQueue::noteReceiveFailure(const tap::Event& event, const Actor& actor,
                                      Effects& effects) const
{
    switch (event.aux) {
    case 0:
    case EAGAIN:
    case ENOMSG:
        if (std::string_view(callName(event.call)).find("timed") != std::string_view::npos)
            return tell(effects, "timed-out", event, actor,
                        "nothing came into {on} until {who}'s time was over: " + ending(event, ""));
        return tell(effects, "eagain", event, actor,
                    "{on} has no message for {who}, who may not wait: " +
                        ending(event, event.aux == ENOMSG ? "ENOMSG" : "EAGAIN"));
    case ETIMEDOUT:
        return tell(effects, "timed-out", event, actor,
                    "nothing came into {on} until {who}'s time was over: " +
                        ending(event, "ETIMEDOUT"));
    case EMSGSIZE:
    case E2BIG:
        return tell(effects, "too-long", event, actor,
                    "{who}'s buffer of " + std::to_string(event.size) +
                        " bytes is too short for the messages of {on}: " +
                        ending(event, event.aux == E2BIG ? "E2BIG" : "EMSGSIZE"));
    default:
        return noteFailure(event, actor, effects);
    }
}

void MessageQueue::noteFailure(const tap::Event& event, const Actor& actor, Effects& effects) const
{
    const std::string call(callName(event.call));
    if (event.aux == EIDRM)
        tell(effects, "removed", event, actor,
             "{on} was removed while {who} was at it: " + ending(event, "EIDRM"));
    else if (event.aux == EEXIST)
        tell(effects, "name-taken", event, actor,
             "{who} wants to make a queue by a name that is taken: " + ending(event, "EEXIST"));
    else if (event.aux == ENOENT)
        tell(effects, "not-there", event, actor,
             "There is no queue by the name that {who} gives: " + ending(event, "ENOENT"));
    else if (event.aux == EINVAL && queue::isOpen(event.call))
        tell(effects, "refused", event, actor,
             "The kernel refuses to make the queue that {who} asks for (more messages, or longer "
             "ones, than /proc/sys/fs/mqueue allows): " +
                 ending(event, "EINVAL"));
    else if (event.aux == EACCES && queue::isOpen(event.call))
        tell(effects, "refused", event, actor,
             "{who} may not have the queue it asks for (a name has one slash, at its front, and "
             "what is there may belong to somebody else): " +
                 ending(event, "EACCES"));
    else if (event.aux == EMFILE || event.aux == ENOSPC)
        tell(effects, "refused", event, actor,
             "There may be no more queues, or no more descriptors: " +
                 ending(event, event.aux == EMFILE ? "EMFILE" : "ENOSPC"));
}

void MessageQueue::noteRemoval(const tap::Event& event, const Actor& actor, Effects& effects)
{
    m_removed = true;
    tell(effects, "removed", event, actor,
         m_sort->diesWithName ? "{who} removes {on}, and all that is in it"
                              : "{who} takes the name of {on} away: who has it open can go on "
                                "using it, nobody else can open it");
    if (m_sort->diesWithName || !isHeld())
        lose(effects);
}

} // namespace crosstalk::mechanisms
