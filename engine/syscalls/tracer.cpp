#include "engine/syscalls/tracer.h"

#include "engine/syscalls/tapped.h"
#include "engine/syscalls/traceloop.h"

#include <thread>

namespace crosstalk::syscalls {

class Tracer::Private
{
public:
    Private(tap::ControlHeader& control, int controlFd) : loop(control, controlPath(controlFd)) {}

    TraceLoop loop;
    std::thread thread;
    pid_t pid = -1;
};

Tracer::Tracer(std::unique_ptr<Private> p) : d(std::move(p)) {}

Tracer::~Tracer()
{
    end();
}

Result<std::unique_ptr<Tracer>> Tracer::start(Command command, tap::ControlHeader& control,
                                              int controlFd)
{
    auto state = std::make_unique<Private>(control, controlFd);
    auto tracer = std::unique_ptr<Tracer>(new Tracer(std::move(state)));
    std::promise<Result<pid_t>> promise;
    auto started = promise.get_future();
    TraceLoop& loop = tracer->d->loop;
    tracer->d->thread = std::thread(
        [&loop, command = std::move(command), promise = std::move(promise)]() mutable {
            loop.run(command, std::move(promise));
        });
    const Result<pid_t> pid = started.get();
    if (!pid)
        return pid.error();
    tracer->d->pid = *pid;
    return tracer;
}

pid_t Tracer::pid() const
{
    return d->pid;
}

void Tracer::poll(const std::function<void(pid_t, int)>& ended)
{
    for (const auto& [pid, status] : d->loop.takeEnded())
        ended(pid, status);
}

void Tracer::pollSayings(const std::function<void(const std::string&)>& said)
{
    for (const std::string& sentence : d->loop.takeSayings())
        said(sentence);
}

void Tracer::pollPrograms(const std::function<void(const std::string&)>& came)
{
    for (const std::string& program : d->loop.takePrograms())
        came(program);
}

bool Tracer::isStopped(pid_t tid) const
{
    return d->loop.isStopped(tid);
}

const NameTable& Tracer::names() const
{
    return d->loop.names();
}

void Tracer::end()
{
    if (!d->thread.joinable())
        return;
    d->loop.killAll();
    d->thread.join();
}

} // namespace crosstalk::syscalls
