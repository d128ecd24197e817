# gRPC and protobuf, for the lessons on remote calls: a component that is left out where they are not
# installed, or with -DCROSSTALK_GRPC=OFF. CI asks for it with -DCROSSTALK_GRPC=ON, so that it cannot
# go missing unnoticed. Nothing else of Crosstalk needs them.
set(CROSSTALK_GRPC AUTO CACHE STRING "Build the lessons on remote calls: ON, OFF, or AUTO (if gRPC is found)")
set_property(CACHE CROSSTALK_GRPC PROPERTY STRINGS AUTO ON OFF)
set(CROSSTALK_HAS_GRPC OFF)
if(NOT CROSSTALK_GRPC STREQUAL OFF)
    pkg_check_modules(grpcpp QUIET IMPORTED_TARGET GLOBAL grpc++ protobuf)
    find_program(CROSSTALK_PROTOC protoc)
    find_program(CROSSTALK_GRPC_PLUGIN grpc_cpp_plugin)
    mark_as_advanced(CROSSTALK_PROTOC CROSSTALK_GRPC_PLUGIN)
    if(grpcpp_FOUND AND CROSSTALK_PROTOC AND CROSSTALK_GRPC_PLUGIN)
        set(CROSSTALK_HAS_GRPC ON)
    elseif(CROSSTALK_GRPC STREQUAL ON)
        message(FATAL_ERROR "gRPC is asked for and not found. On Debian: apt-get install "
            "libgrpc++-dev libprotobuf-dev protobuf-compiler protobuf-compiler-grpc")
    endif()
endif()
message(STATUS "Lessons on remote calls (gRPC): ${CROSSTALK_HAS_GRPC}")

# crosstalk_proto(target file.proto flag…): what protoc makes of a .proto, as a library for the
# programs beside it. Compiled with the lessons' flags but without debug information, so that its
# lines are nobody's own.
function(crosstalk_proto target proto)
    get_filename_component(name ${proto} NAME_WE)
    get_filename_component(folder ${proto} DIRECTORY)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/${target})
    set(generated)
    foreach(suffix pb.cc pb.h grpc.pb.cc grpc.pb.h)
        list(APPEND generated ${out}/${name}.${suffix})
    endforeach()
    file(MAKE_DIRECTORY ${out})
    add_custom_command(OUTPUT ${generated} DEPENDS ${proto} VERBATIM
        COMMAND ${CROSSTALK_PROTOC} --proto_path=${folder} --cpp_out=${out} --grpc_out=${out}
            --plugin=protoc-gen-grpc=${CROSSTALK_GRPC_PLUGIN} ${proto})
    add_library(${target} STATIC ${generated})
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    target_compile_options(${target} PRIVATE ${ARGN} -g0)
    target_include_directories(${target} SYSTEM PUBLIC ${out})
    target_link_options(${target} INTERFACE -Wl,--as-needed)
    target_link_libraries(${target} PUBLIC PkgConfig::grpcpp)
endfunction()
