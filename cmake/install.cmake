# Where an installed or unpacked Crosstalk keeps what; session::Installation::locate() looks here:
#   bin/crosstalk                        libexec/crosstalk/crosstalk-supervisor
#   lib/crosstalk/libcrosstalk-tap.so    lib/crosstalk/lessons/LESSON/PROGRAM
#   share/crosstalk/lessons/…            share/crosstalk/kit/crosstalk/kit.h
# The tap and the supervisor are installed by the folders that build them.

if(TARGET crosstalk)
    install(TARGETS crosstalk RUNTIME)
endif()
install(DIRECTORY lessons/ DESTINATION ${CMAKE_INSTALL_DATADIR}/crosstalk/lessons
    PATTERN CMakeLists.txt EXCLUDE PATTERN kit EXCLUDE)
install(DIRECTORY lessons/kit/ DESTINATION ${CMAKE_INSTALL_DATADIR}/crosstalk/kit
    FILES_MATCHING PATTERN *.h)
# Lessons' programs stand in the build tree as they are to stand installed: built, one folder each.
install(DIRECTORY ${PROJECT_BINARY_DIR}/lessons/ DESTINATION lib/crosstalk/lessons
    USE_SOURCE_PERMISSIONS
    PATTERN CMakeFiles EXCLUDE PATTERN *.cmake EXCLUDE PATTERN *.d EXCLUDE PATTERN *.o EXCLUDE)
