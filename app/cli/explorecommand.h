#pragma once

#include "app/cli/request.h"
#include "app/cli/settings.h"
#include "engine/session/exploration.h"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace crosstalk::cli {

/// `crosstalk explore`: tries every schedule, prints what came of it, returns the exit status.
int exploreLesson(const ExploreRequest& request, const session::Installation& installation);

/// The object of design section 9.
boost::json::object report(const std::string& lesson, const std::vector<Setting>& settings,
                           const session::Exploration& exploration);

/// The same in plain words; ends with a newline.
std::string verdict(const std::string& lesson, const std::vector<Setting>& settings,
                    const session::Exploration& exploration);

} // namespace crosstalk::cli
