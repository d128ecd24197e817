# cmake -P assets/translations/update.cmake: brings crosstalk_de.ts up to date with the words in the
# sources. What the pictures say goes through say(), which lupdate does not know: its words are
# handed over in a file of their own, under the names of contexts that those functions use, and so
# are the titles of the course's groups. -DTS=FILE: another file than that.
cmake_policy(VERSION 3.25)
find_program(lupdate NAMES lupdate6 lupdate-qt6 lupdate HINTS /usr/lib/qt6/bin REQUIRED)
get_filename_component(root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
if(NOT TS)
    set(TS ${CMAKE_CURRENT_LIST_DIR}/crosstalk_de.ts)
endif()
set(said "")
foreach(context stage waits memory)
    file(GLOB sources ${root}/widgets/${context}/*.cpp)
    foreach(source IN LISTS sources)
        file(READ ${source} text)
        string(REPLACE ";" "\\;" text "${text}")
        string(REGEX MATCHALL "[^a-zA-Z_]say\\([ \n]*(\"[^\"]*\"[ \n]*)+" calls "${text}")
        foreach(call IN LISTS calls)
            string(REGEX REPLACE "^[^\"]+" "" literal "${call}")
            string(APPEND said "QT_TRANSLATE_NOOP(\"${context}\", ${literal});\n")
        endforeach()
    endforeach()
endforeach()
file(STRINGS ${root}/lessons/track.toml titles REGEX "^title = ")
foreach(title IN LISTS titles)
    string(REPLACE "title = " "" literal "${title}")
    string(APPEND said "QT_TRANSLATE_NOOP(\"track\", ${literal});\n")
endforeach()
file(WRITE ${TS}.said.cpp "${said}")
execute_process(
    COMMAND ${lupdate} -I . -no-obsolete -locations none -source-language en -target-language de
        app widgets engine/session ${TS}.said.cpp -ts ${TS}
    WORKING_DIRECTORY ${root} COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE ${TS}.said.cpp)
