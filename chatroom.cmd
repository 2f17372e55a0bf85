@echo off
rem Starts Chatroom on Windows: finds a JDK, builds what is missing or stale, and runs the program.
rem The script "chatroom" does the same elsewhere, and explains the variables that are read.
setlocal EnableExtensions DisableDelayedExpansion

set "home=%~dp0"
set "home=%home:~0,-1%"
set "JDK="
set "seen="

call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%j in ('where javac 2^>nul') do if not defined JDK call :javac "%%~dpj."
if not defined JDK for %%p in (
    "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu"
    "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LocalAppData%\Programs\Eclipse Adoptium"
    "%UserProfile%\.jdks" "%UserProfile%\.sdkman\candidates\java" "%UserProfile%\scoop\apps"
) do if not defined JDK for /d %%j in ("%%~p\*") do if not defined JDK call :either "%%~j"
if not defined JDK goto nojdk

set "image=%home%\app\target\chatroom"
set "build=%home%\app\src\main\java\chatroom\app\build\Build.java"
rem The compiled class answers faster, but the build itself has to replace the jar that it is in.
if not exist "%image%\lib\chatroom.jar" goto build
"%JDK%\bin\java" -XX:TieredStopAtLevel=1 -cp "%image%\lib\chatroom.jar" chatroom.app.build.Build "%home%" --check
if not errorlevel 1 goto run
:build
"%JDK%\bin\java" "%build%" "%home%"
if errorlevel 1 exit /b 1

:run
if /i "%~1"=="package" goto package
set "kind=client"
if /i "%~1"=="server" set "kind=server"
set "cache="
if exist "%image%\app.aot" set cache="-XX:AOTCache=%image%\app.aot"
"%JDK%\bin\java" "@%home%\launcher\java.options" "@%home%\launcher\%kind%.options" %cache% %CHATROOM_JAVA_OPTS% -cp "%image%\lib\chatroom.jar" chatroom.app.Main %*
exit /b %errorlevel%

:package
"%JDK%\bin\java" "@%home%\launcher\java.options" -cp "%image%\lib\chatroom.jar" chatroom.app.pack.Packaging "%home%"
exit /b %errorlevel%

:nojdk
rem Not in a block: the parentheses of "Program Files (x86)" would end it.
if not defined seen set "seen=none"
echo Chatroom needs a JDK of version 25 or newer; found: %seen%. 1>&2
echo Install one (https://adoptium.net has them for every system), or let JAVA_HOME name one that you have, and try again. 1>&2
exit /b 1

rem The folder of a javac: the JDK is the one above it.
:javac
for %%d in ("%~1\..") do call :try "%%~fd"
exit /b

rem A JDK, or (scoop) a folder with one in "current".
:either
call :try "%~1"
if not defined JDK call :try "%~1\current"
exit /b

rem Is it a JDK that will do? Every JDK says in its file "release" which it is.
:try
if "%~1"=="" exit /b
if not exist "%~1\bin\javac.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=1,2 delims==" %%a in ("%~1\release") do if "%%a"=="JAVA_VERSION" call :version "%~1" %%b
exit /b

:version
for /f "delims=.-+ tokens=1" %%v in ("%~2") do set "major=%%v"
set /a number=major 2>nul
if %number% geq 25 (set "JDK=%~1") else (set "seen=%number% in %~1")
exit /b
