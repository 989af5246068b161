@echo off
rem SPDX-License-Identifier: MIT
rem Sets up what is missing and runs the tests: packaging\test.cmd [PYTEST ARGS...]
setlocal
set "ROOT=%~dp0.."
call "%~dp0setup.cmd" test || exit /b 1
if not defined QT_QPA_PLATFORM set QT_QPA_PLATFORM=offscreen
cd /d "%ROOT%"
".venv\Scripts\python.exe" -m pytest %*
exit /b %errorlevel%
