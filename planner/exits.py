"""The exit statuses of the commands; `planner.cli` says what each means."""

EXIT_OK, EXIT_FAULT, EXIT_INPUT, EXIT_FLOORS, EXIT_NO_PLAN = 0, 1, 2, 3, 4
EXIT_CLUSTER, EXIT_INCOMPLETE = 5, 6
