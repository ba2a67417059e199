package org.landlord.adapter.cli.shared;

/// How a command ended, for scripts.
public enum ExitCode {
    /// 0.
    DONE(0),
    /// 1: it could not be done now, or there is a bug.
    FAILURE(1),
    /// 2: the arguments are invalid.
    WRONG_USAGE(2),
    /// 3: more was used than the limit allows, or would be.
    LIMIT_EXCEEDED(3),
    /// 4: it is not there.
    NOT_FOUND(4),
    /// 5: not signed in, or not allowed.
    NOT_ALLOWED(5),
    /// 6: it contradicts what is stored.
    CONFLICT(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /// The number the process ends with.
    public int number() {
        return number;
    }
}
