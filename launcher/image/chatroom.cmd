@echo off
rem Starts Chatroom in a terminal with the Java that it brings along; Chatroom.exe opens its window.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "here=%here:~0,-1%"
set "kind=client"
if /i "%~1"=="server" set "kind=server"
"%here%\..\runtime\bin\java" "@%here%\java.options" "@%here%\%kind%.options" "-XX:AOTCache=%here%\app.aot" %CHATROOM_JAVA_OPTS% -cp "%here%\chatroom.jar" chatroom.app.Main %*
exit /b %errorlevel%
