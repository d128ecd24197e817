# mold links the hundreds of test programs in a fraction of the time; used where it is installed.
find_program(CROSSTALK_MOLD mold)
mark_as_advanced(CROSSTALK_MOLD)
if(CROSSTALK_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)
    string(APPEND CMAKE_EXE_LINKER_FLAGS " -fuse-ld=mold")
endif()
