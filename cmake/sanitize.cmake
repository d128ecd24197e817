# The asan and tsan presets. What lives inside lesson programs is never sanitized: a sanitizer's
# runtime has to come first in a process, and those processes have our tap there.
# Such a target says so: set_target_properties(name PROPERTIES CROSSTALK_UNSANITIZED ON)
set(CROSSTALK_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
if(CROSSTALK_SANITIZE)
    set(flags "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:CROSSTALK_UNSANITIZED>>>:-fsanitize=${CROSSTALK_SANITIZE};-fno-omit-frame-pointer>")
    target_compile_options(crosstalk_warnings INTERFACE ${flags})
    target_link_options(crosstalk_warnings INTERFACE
        "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:CROSSTALK_UNSANITIZED>>>:-fsanitize=${CROSSTALK_SANITIZE}>")
endif()
