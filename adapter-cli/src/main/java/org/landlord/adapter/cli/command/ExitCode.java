package org.landlord.adapter.cli.command;

/// The result of a command, for scripts.
public enum ExitCode {
    /// 0.
    SUCCESS(0),
    /// 1: a temporary failure or a bug.
    FAILURE(1),
    /// 2: the arguments are invalid.
    INVALID_ARGUMENTS(2),
    /// 3: usage exceeds a limit, or would exceed it.
    LIMIT_EXCEEDED(3),
    /// 4: the resource does not exist.
    NOT_FOUND(4),
    /// 5: not authenticated, or not authorized.
    ACCESS_DENIED(5),
    /// 6: the request conflicts with stored data.
    CONFLICT(6),
    /// 7: `doctor`, `idp test` or `gateway check` found a problem, or `import` left rows.
    PROBLEM_FOUND(7);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The exit status of the process.
    public int number() {
        return number;
    }
}
