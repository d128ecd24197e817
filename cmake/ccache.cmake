# ccache when it is there, so that a second clone or a changed branch builds in seconds.
find_program(CROSSTALK_CCACHE ccache)
mark_as_advanced(CROSSTALK_CCACHE)
foreach(language C CXX)
    if(CROSSTALK_CCACHE AND NOT CMAKE_${language}_COMPILER_LAUNCHER)
        set(CMAKE_${language}_COMPILER_LAUNCHER ${CROSSTALK_CCACHE})
    endif()
endforeach()
