@echo off
rem SPDX-License-Identifier: MIT
rem Sets up what is missing and starts the program: packaging\run.cmd [ARGS...]
setlocal
set "ROOT=%~dp0.."
call "%~dp0setup.cmd" || exit /b 1
"%ROOT%\.venv\Scripts\nianbao.exe" %*
exit /b %errorlevel%
