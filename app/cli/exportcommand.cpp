#include "app/cli/exportcommand.h"

#include "engine/session/csvexport.h"
#include "engine/session/perfettoexport.h"

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iostream>

namespace crosstalk::cli {
namespace {

int complain(const Error& error, int status)
{
    std::fprintf(stderr, "crosstalk: %s\n", error.sentence().c_str());
    return status;
}

Result<void> write(const ExportRequest& request, session::Replay& replay, std::ostream& out)
{
    return request.to == "csv" ? session::exportCsv(replay, out)
                               : session::exportPerfetto(request.file, out);
}

} // namespace

int exportRecording(const ExportRequest& request)
{
    auto replay = session::Replay::open(request.file); // before OUT is touched
    if (!replay)
        return complain(replay.error(), Usage);
    if ((*replay)->isCut())
        std::fputs("crosstalk: the file ends before the run did: what is whole is written.\n",
                   stderr);
    if (request.out == "-") {
        const auto written = write(request, **replay, std::cout);
        return written ? Ran : complain(written.error(), Failed);
    }
    std::error_code none;
    if (std::filesystem::equivalent(request.file, request.out, none))
        return complain({"write", request.out, 0, "That is the recording itself."}, Usage);
    std::ofstream out(request.out, std::ios::binary | std::ios::trunc);
    if (!out)
        return complain(systemError("write", request.out), Failed);
    if (const auto written = write(request, **replay, out); !written) {
        Error error = written.error();
        error.object = request.out;
        return complain(error, Failed);
    }
    return Ran;
}

} // namespace crosstalk::cli
