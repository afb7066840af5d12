@echo off
rem The same commands as make: desk.cmd run, desk.cmd test ...
set "PY=py -3"
where py >nul 2>nul || set "PY=python"
%PY% "%~dp0desk.py" %*
exit /b %errorlevel%
