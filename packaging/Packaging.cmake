# Install rules and CPack: DEB (with everything a Debian package has), NSIS for Windows, DragNDrop for macOS.
# Holds no find_package, so that it can be configured on its own for another system.
include(GNUInstallDirs)

install(TARGETS heliograph
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
    BUNDLE DESTINATION .)

if(UNIX AND NOT APPLE)
    set(linux "${CMAKE_SOURCE_DIR}/packaging/linux")
    install(FILES "${linux}/heliograph.desktop" DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES "${linux}/app.heliograph.Heliograph.metainfo.xml" DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    foreach(size 16 24 32 48 64 128 256 512)
        install(FILES "${CMAKE_SOURCE_DIR}/resources/icons/heliograph-${size}.png"
            DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps RENAME heliograph.png)
    endforeach()
    install(FILES "${CMAKE_SOURCE_DIR}/packaging/heliograph.svg"
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
    install(FILES "${linux}/copyright" DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/heliograph)
    # gzip -n: the same bytes on every build.
    find_program(GZIP gzip)
    foreach(page heliograph.1 changelog.Debian)
        add_custom_command(OUTPUT "${CMAKE_BINARY_DIR}/${page}.gz"
            COMMAND "${GZIP}" -9nc "${linux}/${page}" > "${CMAKE_BINARY_DIR}/${page}.gz"
            DEPENDS "${linux}/${page}" VERBATIM)
    endforeach()
    add_custom_target(heliograph_doc ALL
        DEPENDS "${CMAKE_BINARY_DIR}/heliograph.1.gz" "${CMAKE_BINARY_DIR}/changelog.Debian.gz")
    install(FILES "${CMAKE_BINARY_DIR}/heliograph.1.gz" DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
    install(FILES "${CMAKE_BINARY_DIR}/changelog.Debian.gz" DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/heliograph)
endif()

if(WIN32 OR APPLE)
    # The program with the Qt libraries and plug-ins it needs.
    qt_generate_deploy_app_script(TARGET heliograph FILENAME_VARIABLE deploy_script NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT "${deploy_script}")
endif()

set(CPACK_PACKAGE_NAME heliograph)
set(CPACK_PACKAGE_VENDOR "Heliograph")
set(CPACK_PACKAGE_CONTACT "The Heliograph team <hello@heliograph.app>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "playground, cost and latency monitor for LLM calls")
set(CPACK_PACKAGE_DESCRIPTION "Heliograph asks language models through the Helicone proxy or straight at
the provider, streams the answers and keeps every call with its tokens, cost
and latency in a history on your own machine. Keys stay in the keychain.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGE_INSTALL_DIRECTORY Heliograph)
set(CPACK_PACKAGE_EXECUTABLES heliograph Heliograph)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plug-ins are loaded at run time, where shlibdeps does not see them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, gnome-keyring | kwalletmanager | keepassxc, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE "${CMAKE_PROJECT_HOMEPAGE_URL}")

set(CPACK_NSIS_DEFINES "Target amd64-unicode") # 64-bit installer also where NSIS runs on another system
set(CPACK_NSIS_DISPLAY_NAME Heliograph)
set(CPACK_NSIS_INSTALLED_ICON_NAME "bin\\\\heliograph.exe")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_URL_INFO_ABOUT "${CMAKE_PROJECT_HOMEPAGE_URL}")

set(CPACK_DMG_VOLUME_NAME Heliograph)

if(WIN32)
    set(CPACK_GENERATOR NSIS ZIP)
elseif(APPLE)
    set(CPACK_GENERATOR DragNDrop)
else()
    set(CPACK_GENERATOR DEB)
endif()
include(CPack)
