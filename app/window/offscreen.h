#pragma once

#include <QApplication>

#include <memory>

namespace crosstalk::window {

/// An application without a display, for as long as something is drawn into a file; null where
/// there is an application already.
std::unique_ptr<QApplication> offscreenApplication();

} // namespace crosstalk::window
