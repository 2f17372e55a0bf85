@echo off
rem Starts Chatroom in a terminal with the Java that it brings along; Chatroom.exe opens its window.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "here=%here:~0,-1%"
set "client="
if /i not "%~1"=="server" set client="@%here%\client.options"
"%here%\..\runtime\bin\java" "@%here%\java.options" %client% "-XX:AOTCache=%here%\app.aot" %CHATROOM_JAVA_OPTS% -cp "%here%\chatroom.jar" chatroom.app.Main %*
exit /b %errorlevel%
