# crosstalk_module(name LINKS target…): one target for the folder it is called in, named
# crosstalk_<name>. Globs *.cpp and *.h of that folder, so a new file needs no edit here.
function(crosstalk_module name)
    cmake_parse_arguments(arg "OBJECT" "" "LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    if(arg_OBJECT)
        add_library(crosstalk_${name} OBJECT ${sources})
    else()
        add_library(crosstalk_${name} STATIC ${sources})
    endif()
    target_link_libraries(crosstalk_${name} PUBLIC crosstalk_warnings ${arg_LINKS})
endfunction()

# crosstalk_test(file LINKS target…): tests/<mirrored path>/tst_<class>.cpp becomes a test.
function(crosstalk_test source)
    cmake_parse_arguments(arg "" "TIMEOUT" "LINKS;LABELS" ${ARGN})
    get_filename_component(name ${source} NAME_WE)
    # Two folders may each have a class Figures: the second test gets its folder's name as well.
    if(TARGET ${name})
        get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
        string(APPEND name _${folder})
    endif()
    add_executable(${name} ${source})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE crosstalk_warnings Qt6::Test ${arg_LINKS})
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen" LABELS "${arg_LABELS}")
endfunction()
