# Every warning and strict Qt define in one target that all of Heliograph's own code links.
add_library(heliograph_settings INTERFACE)
target_compile_definitions(heliograph_settings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_STRICT_ITERATORS
    QT_NO_FOREACH QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    HELIOGRAPH_VERSION="${PROJECT_VERSION}")
target_include_directories(heliograph_settings INTERFACE "${CMAKE_SOURCE_DIR}")
if(MSVC)
    target_compile_options(heliograph_settings INTERFACE /W4 /utf-8 /permissive-)
else()
    target_compile_options(heliograph_settings INTERFACE -Wall -Wextra -Wpedantic
        $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>
        -Wnon-virtual-dtor -Woverloaded-virtual -Werror=return-type -Werror=switch
        # GCC 12 sees uninitialised values where a variant is moved into a std::function.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
        # Lets ccache look into the precompiled header.
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
if(HELIOGRAPH_SANITIZE)
    target_compile_options(heliograph_settings INTERFACE
        -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(heliograph_settings INTERFACE -fsanitize=address,undefined)
endif()
