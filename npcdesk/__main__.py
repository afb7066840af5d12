"""`python -m npcdesk`: without words, or with `--office DIR` alone, the window; else a command."""

import sys


def main() -> int:
    """Open the window or do the command; return the exit code."""
    words = sys.argv[1:]
    if not words or words[0].startswith("--office"):
        from npcdesk import app  # noqa: PLC0415 - commands need no window

        if app.folder_named(words) is not None:
            return app.main(words)
    from npcdesk import cli  # noqa: PLC0415 - the window needs no commands

    cli.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
