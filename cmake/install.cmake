# Where an installed or unpacked Crosstalk keeps what; session::Installation::locate() looks here:
#   bin/crosstalk                        libexec/crosstalk/crosstalk-supervisor
#   lib/crosstalk/libcrosstalk-tap.so    lib/crosstalk/lessons/LESSON/PROGRAM
#   share/crosstalk/lessons/…            share/crosstalk/kit/crosstalk/kit.h
# Programs and the tap are installed by the folders that build them.

if(TARGET crosstalk)
    # The tarball brings its libraries along. RPATH, not RUNPATH: Qt's own libraries and plugins are
    # to find each other by it too. The build has the same one: what CMake keeps free for it there
    # makes the loader look for each library in the current directory first.
    set_target_properties(crosstalk PROPERTIES INSTALL_RPATH "$ORIGIN/../lib"
                                               BUILD_WITH_INSTALL_RPATH ON)
    target_link_options(crosstalk PRIVATE -Wl,--disable-new-dtags)
endif()
install(DIRECTORY lessons/ DESTINATION ${CMAKE_INSTALL_DATADIR}/crosstalk/lessons
    PATTERN CMakeLists.txt EXCLUDE PATTERN kit EXCLUDE)
install(DIRECTORY lessons/kit/ DESTINATION ${CMAKE_INSTALL_DATADIR}/crosstalk/kit
    FILES_MATCHING PATTERN *.h)
install(DIRECTORY lessons/kit/template lessons/kit/templates DESTINATION ${CMAKE_INSTALL_DATADIR}/crosstalk/kit)
