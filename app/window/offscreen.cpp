#include "app/window/offscreen.h"

namespace crosstalk::window {

std::unique_ptr<QApplication> offscreenApplication()
{
    if (QCoreApplication::instance())
        return nullptr;
    static int count = 1;
    static char name[] = "crosstalk";
    static char* arguments[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QApplication>(count, arguments);
}

} // namespace crosstalk::window
