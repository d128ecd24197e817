option(CROSSTALK_WERROR "Treat warnings as errors (CI does)" OFF)
add_library(crosstalk_warnings INTERFACE)
target_compile_options(crosstalk_warnings INTERFACE -Wall -Wextra
    # GCC 12 sees overlapping memory in std::string::insert and "text" + string (its bug 105651).
    $<$<BOOL:${CROSSTALK_WERROR}>:-Werror;-Wno-error=restrict>)
target_compile_definitions(crosstalk_warnings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII)
target_include_directories(crosstalk_warnings INTERFACE ${PROJECT_SOURCE_DIR})
