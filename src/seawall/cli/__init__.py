"""The command line: arguments to a story, a story's result to a table, a file and an exit code."""
