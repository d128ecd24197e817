# Qt's headers precompiled for what paints. The release preset has it; other builds do not, so that
# an #include that a file forgot shows somewhere.
option(CROSSTALK_PRECOMPILE "Precompile Qt's headers for widgets" OFF)
if(NOT CROSSTALK_PRECOMPILE)
    return()
endif()

file(CONFIGURE OUTPUT precompiled.cpp CONTENT "")
add_library(crosstalk_precompiled OBJECT ${CMAKE_CURRENT_BINARY_DIR}/precompiled.cpp)
target_link_libraries(crosstalk_precompiled PRIVATE crosstalk_warnings Qt6::Widgets)
target_precompile_headers(crosstalk_precompiled PRIVATE
    <QBoxLayout> <QLabel> <QPainter> <QWidget> <functional> <map> <memory> <string> <vector>)

get_property(folders DIRECTORY widgets PROPERTY SUBDIRECTORIES)
foreach(folder IN LISTS folders ITEMS ${CMAKE_CURRENT_SOURCE_DIR}/app/window)
    get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
    list(FILTER targets INCLUDE REGEX "^crosstalk_[a-z]+(_pane)?$")
    foreach(target IN LISTS targets)
        target_precompile_headers(${target} REUSE_FROM crosstalk_precompiled)
        # What ccache needs to be of use beside it.
        target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
        if(CROSSTALK_CCACHE)
            set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER
                "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${CROSSTALK_CCACHE}")
        endif()
    endforeach()
endforeach()
