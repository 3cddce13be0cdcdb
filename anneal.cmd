@echo off
rem Starts Anneal from its checkout on Windows; builds it first when there is nothing to start.
rem After a change of the sources: mvn -q -Dquick -DskipTests package -pl interpreter/cli -am
rem   JAVA_HOME         the JDK to use (else java on the PATH)
rem   ANNEAL_JAVA_OPTS  more options for Java, such as -Xmx8g
rem Jumps and no blocks: a bracket in a path, as in "Program Files (x86)", would end a block.
setlocal
set "ANNEAL_HOME=%~dp0"
set "ANNEAL_JAR=%ANNEAL_HOME%interpreter\cli\target\app\lib\anneal-cli.jar"
set "ANNEAL_LOG=%ANNEAL_HOME%interpreter\cli\target\build.log"

if defined JAVA_HOME goto java_home
set "ANNEAL_JAVA=java"
where /q java
if errorlevel 1 goto no_java
goto java_found
:java_home
set "ANNEAL_JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%ANNEAL_JAVA%" goto no_java_home
:java_found

if exist "%ANNEAL_JAR%" goto built
where /q mvn
if errorlevel 1 goto no_maven
if not exist "%ANNEAL_HOME%interpreter\cli\target" mkdir "%ANNEAL_HOME%interpreter\cli\target"
echo Building Anneal (first use) ...>&2
pushd "%ANNEAL_HOME%"
call mvn -q -B -Dquick -DskipTests package -pl interpreter/cli -am >"%ANNEAL_LOG%" 2>&1
popd
if not exist "%ANNEAL_JAR%" goto build_failed
:built

set "ANNEAL_VM=-XX:+UseParallelGC"
rem These are over before the optimising compiler pays.
for %%c in (check fmt --version explain plan) do if "%~1"=="%%c" set "ANNEAL_VM=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"%ANNEAL_JAVA%" -Xlog:disable %ANNEAL_VM% %ANNEAL_JAVA_OPTS% -jar "%ANNEAL_JAR%" %*
exit /b %ERRORLEVEL%

:no_java
echo anneal: no Java found: install a JDK, version 17 or later, or set JAVA_HOME>&2
exit /b 69
:no_java_home
echo anneal: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it>&2
exit /b 69
:no_maven
echo anneal: building Anneal needs Maven, and there is no mvn on the PATH>&2
exit /b 69
:build_failed
type "%ANNEAL_LOG%" >&2
echo anneal: the build failed; all of Maven's output is in "%ANNEAL_LOG%">&2
exit /b 69
